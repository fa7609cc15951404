// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.claim.Evidence;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import io.threadtoll.run.Durations;
import java.io.PrintWriter;

/** A plan for a person. */
final class PlanText {
    private PlanText() {}

    static void print(Plan plan, PrintWriter out) {
        plan.cells().forEach(planned -> out.println(planned.cell()));
        out.println(summary(plan));
        out.flush();
    }

    static String summary(Plan plan) {
        return "Plan " + plan.name() + ": " + plan.cells().size() + " cells, "
                + plan.looks().map(PlanText::looks).orElseGet(() -> fixed(plan)) + ". Seed " + plan.seed() + ".";
    }

    private static String fixed(Plan plan) {
        return plan.rounds() + " rounds, " + plan.forks() + " forks, about " + Durations.text(plan.expectedNs());
    }

    private static String looks(Looks looks) {
        return Evidence.FEWEST_FORKS
                + (looks.goal() == Looks.Goal.CLAIMS
                        ? " rounds of those that a claim needs, more where one is open, at most "
                        : " rounds, more of what the forks can't tell, at most ")
                + Durations.text(looks.budgetNs());
    }
}
