// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.clone;

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
import io.threadtoll.probe.Parallelism;
import java.util.List;

/** Two threads run at the same moment on two CPUs. */
@AutoService(Claim.class)
public final class RunInParallel implements Claim {
    private static final Band TWO = Band.atLeast(Evidence.PARALLEL).refutedOnlyBelow(1.05);

    @Override
    public Title title() {
        return Title.ofArticle(
                "run-in-parallel", Section.CLONE, "Two threads of a process can run at the same moment, on two CPUs.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(Evidence.GATE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(Figure.exact(
                                "CPUs that two bound threads got at most",
                                evidence.most(Evidence.GATE, Parallelism.CPU_PER_WALL))
                        .within(TWO))
                .reproduced("their CPU time is nearly twice the wall time")
                .refuted("their CPU time is that of one")
                .open("more than one CPU, but the machine was busy with something else")
                .verdict();
    }
}
