// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

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
        return "Plan " + plan.name() + ": " + plan.cells().size() + " cells, " + plan.rounds() + " rounds, "
                + plan.forks() + " forks, about " + Durations.text(plan.expectedNs()) + ". Seed " + plan.seed() + ".";
    }
}
