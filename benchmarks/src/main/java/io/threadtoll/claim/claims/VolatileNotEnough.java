// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import java.util.List;

/** Volatile is no cure. */
@AutoService(Claim.class)
public final class VolatileNotEnough implements Claim {
    @Override
    public String id() {
        return "volatile-not-enough";
    }

    @Override
    public String section() {
        return "Race Conditions" + OURS;
    }

    @Override
    public String statement() {
        return "Making the counter volatile doesn't save its increments: each is still a read and a write.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(RaceCells.gate(), RaceCells.unguarded(CounterKind.VOLATILE, processors));
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return LossRule.judge(evidence, RaceCells.unguarded(CounterKind.VOLATILE, evidence.processors()));
    }
}
