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

/** Increments without a lock get lost. */
@AutoService(Claim.class)
public final class LostUpdate implements Claim {
    @Override
    public Title title() {
        return Title.ofArticle(
                "lost-update",
                Section.RACES,
                "When threads increment a plain counter at the same time, some increments leave no trace.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return LossRule.needs(CounterKind.PLAIN, machine);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return LossRule.judge(CounterKind.PLAIN, evidence);
    }
}
