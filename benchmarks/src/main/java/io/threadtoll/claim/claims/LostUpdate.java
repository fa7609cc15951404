// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import java.util.List;

/** Increments without a lock get lost. */
@AutoService(Claim.class)
public final class LostUpdate implements Claim {
    @Override
    public String id() {
        return "lost-update";
    }

    @Override
    public String section() {
        return "Race Conditions";
    }

    @Override
    public String statement() {
        return "When threads increment a plain counter at the same time, some increments leave no trace.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(RaceCells.gate(), RaceCells.unguarded(CounterKind.PLAIN, processors));
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return LossRule.judge(evidence, RaceCells.unguarded(CounterKind.PLAIN, evidence.processors()));
    }
}
