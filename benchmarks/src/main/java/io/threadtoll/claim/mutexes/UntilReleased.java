// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.WakeWithoutRelease;
import java.util.List;

/** A futex wait is said to last until the futex is released; the kernel knows nothing of releases. */
@AutoService(Claim.class)
public final class UntilReleased implements Claim {
    private static final Band NEVER = Band.exactly(0);
    private static final Cell PROBE = Cell.ofProbe(WakeWithoutRelease.ID);

    @Override
    public Title title() {
        return Title.ofArticle(
                "until-released", Section.MUTEXES, "A thread in FUTEX_WAIT sleeps until the lock is released.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(
                        waits(evidence, "waits woken with the word still locked", WakeWithoutRelease.WOKEN_WHILE_LOCKED)
                                .within(NEVER),
                        waits(
                                        evidence,
                                        "timed out with the word still locked",
                                        WakeWithoutRelease.TIMED_OUT_WHILE_LOCKED)
                                .within(NEVER))
                .beside(evidence
                        .beside(
                                "a fork that a release did end found the lock taken again by a thread that ran",
                                PROBE,
                                WakeWithoutRelease.BARGED)
                        .stream()
                        .toArray(Figure[]::new))
                .refuted("a wake or a timeout ends the wait, whatever the word says, and the waiter has to look again")
                .reproduced("no wait ended before the release")
                .verdict();
    }

    private static Figure waits(Evidence evidence, String label, Metric count) {
        return evidence.share(label, PROBE, count, WakeWithoutRelease.TRIED);
    }
}
