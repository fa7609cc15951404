// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Plan;
import io.threadtoll.model.PlannedFork;
import java.util.List;

/** A number of rounds that was fixed beforehand, all cells in each of them. */
final class FixedRounds extends Rounds {
    FixedRounds(Plan plan) {
        super(plan);
    }

    @Override
    List<PlannedFork> round(int round) {
        return round < plan.rounds() ? plan.forksOfRound(round) : List.of();
    }

    @Override
    public Standing standing() {
        int complete = complete();
        int made = settled.size();
        int forks = plan.forks();
        return new Standing(
                made,
                forks,
                Math.round(pace() * (plan.expectedNs() - settledNs())),
                made + "/" + forks + " " + 100L * made / Math.max(1, forks) + " %",
                complete == 0 ? "" : "round " + complete + " of " + plan.rounds());
    }

    @Override
    public String extent() {
        return plan.rounds() + " rounds, " + plan.forks() + " forks";
    }
}
