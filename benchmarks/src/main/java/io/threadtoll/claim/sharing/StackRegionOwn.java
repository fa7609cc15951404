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
import io.threadtoll.probe.ThreadFigure;
import io.threadtoll.probe.ThreadKind;
import java.util.List;

/** Each thread has a stack in a region of its own. */
@AutoService(Claim.class)
public final class StackRegionOwn implements Claim {
    private static final Cell PROBE = StackRule.PROBE;
    private static final Band NONE = Band.exactly(0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "stack-private",
                Section.SHARING,
                "Each thread has its stack in a region of the address space of its own.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(
                        evidence.range(
                                        "of 500 pthreads have their stack in one region with another",
                                        PROBE,
                                        ThreadKind.PTHREAD.metric(ThreadFigure.SHARED))
                                .within(NONE),
                        evidence.range("of as many Java threads do", PROBE, ThreadKind.JAVA.metric(ThreadFigure.SHARED))
                                .within(NONE))
                .because("by the mapping around each stack pointer")
                .verdict();
    }
}
