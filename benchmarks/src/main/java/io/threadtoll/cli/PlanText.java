// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.model.Plan;
import io.threadtoll.run.Durations;
import io.threadtoll.run.Schedule;
import java.io.PrintWriter;
import java.util.List;

/** A plan for a person. */
final class PlanText {
    private PlanText() {}

    static void print(Plan plan, PrintWriter out) {
        plan.cells().forEach(planned -> out.println(planned.cell()));
        out.println(summary(plan));
        out.flush();
    }

    static String summary(Plan plan) {
        Schedule whole = Schedule.of(plan, List.of());
        return "Plan " + plan.name() + ": " + plan.cells().size() + " cells, " + whole.extent() + ", about "
                + Durations.text(whole.standing().leftNs()) + ". Seed " + plan.seed() + ".";
    }
}
