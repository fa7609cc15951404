// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.races;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import java.util.List;

/** Volatile is no cure. */
@AutoService(Claim.class)
public final class VolatileNotEnough implements Claim {
    @Override
    public Title title() {
        return Title.ours(
                "volatile-not-enough",
                Section.RACES,
                "Making the counter volatile doesn't save its increments: each is still a read and a write.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return LossRule.needs(CounterKind.VOLATILE, machine);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return LossRule.judge(CounterKind.VOLATILE, evidence);
    }
}
