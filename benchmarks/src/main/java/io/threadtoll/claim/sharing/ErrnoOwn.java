// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.ThreadIdentity;
import java.util.List;

/** errno is a variable of each thread (errno(3)). */
@AutoService(Claim.class)
public final class ErrnoOwn implements Claim {
    private static final Cell PROBE = Cell.ofProbe(ThreadIdentity.ID);
    private static final Band EACH = Band.exactly(ThreadIdentity.THREADS);
    private static final Band NONE = Band.exactly(0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "errno-tls",
                Section.SHARING,
                "errno is thread-local: an error in one thread leaves that of others alone.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(
                        evidence.range("places of errno in 8 threads", PROBE, ThreadIdentity.ERRNO_PLACES)
                                .within(EACH),
                        evidence.range("threads that saw another's error", PROBE, ThreadIdentity.ERRNO_LEAKED)
                                .within(NONE))
                .beside(evidence.beside(
                        "values in them of one thread-local variable of Java's", PROBE, ThreadIdentity.THREAD_LOCALS))
                .because("__errno_location() of each, and a close(-1) that one of them made")
                .verdict();
    }
}
