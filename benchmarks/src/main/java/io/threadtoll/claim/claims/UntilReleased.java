// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.WakeWithoutRelease;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A futex wait is said to last until the futex is released; the kernel knows nothing of releases. */
@AutoService(Claim.class)
public final class UntilReleased implements Claim {
    private static final Cell PROBE = Cell.ofProbe(WakeWithoutRelease.ID);

    @Override
    public String id() {
        return "until-released";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "A thread in FUTEX_WAIT sleeps until the lock is released.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(List.of(PROBE)).orElseGet(() -> seen(evidence));
    }

    private static Verdict seen(Evidence evidence) {
        double woken = sum(evidence, WakeWithoutRelease.WOKEN_WHILE_LOCKED);
        double timedOut = sum(evidence, WakeWithoutRelease.TIMED_OUT_WHILE_LOCKED);
        double tried = sum(evidence, WakeWithoutRelease.TRIED);
        String figure = String.format(
                Locale.ROOT,
                "%.0f of %.0f waits woken, %.0f of %.0f timed out, all with the word still locked",
                woken,
                tried,
                timedOut,
                tried);
        return woken + timedOut > 0
                ? new Verdict(
                        Outcome.REFUTED,
                        figure,
                        "a wake or a timeout ends the wait, whatever the word says, and the waiter has to look again",
                        List.of(String.format(
                                Locale.ROOT,
                                "%.0f of %.0f waits that a release did end found the lock taken again by a thread that ran",
                                sum(evidence, WakeWithoutRelease.BARGED),
                                tried)))
                : new Verdict(Outcome.REPRODUCED, figure, "no wait ended before the release");
    }

    private static double sum(Evidence evidence, Metric metric) {
        return Arrays.stream(evidence.means(PROBE, metric)).sum();
    }
}
