// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.ClockStep;
import java.util.Arrays;
import java.util.List;

/** The clock is fine enough to time one lock. */
@AutoService(Claim.class)
public final class FineClock implements Claim {
    private static final double MOST_NS = 100;

    private static final List<Cell> PROBE = List.of(Cell.ofProbe(ClockStep.ID));

    @Override
    public String id() {
        return "fine-clock";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes" + OURS;
    }

    @Override
    public String statement() {
        return "The clock goes on in steps of less than a hundred nanoseconds.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return PROBE;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(PROBE).orElseGet(() -> {
            double step = Arrays.stream(evidence.means(PROBE.get(0), ClockStep.STEP_NS))
                    .max()
                    .orElse(Double.NaN);
            return new Verdict(
                    step < MOST_NS ? Outcome.REPRODUCED : Outcome.REFUTED, step + " ns", "the largest of all forks");
        });
    }
}
