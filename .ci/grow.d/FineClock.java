// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

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
import io.threadtoll.probe.ClockStep;
import java.util.List;

/** The clock is fine enough to time one lock. */
@AutoService(Claim.class)
public final class FineClock implements Claim {
    private static final Band FINE = Band.below(100);
    private static final Cell PROBE = Cell.ofProbe(ClockStep.ID);

    @Override
    public Title title() {
        return Title.ours(
                "fine-clock", Section.MUTEXES, "The clock goes on in steps of less than a hundred nanoseconds.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(evidence.range("a step of the clock", PROBE, ClockStep.STEP)
                        .within(FINE))
                .because("the least difference of two readings, in every fork")
                .verdict();
    }
}
