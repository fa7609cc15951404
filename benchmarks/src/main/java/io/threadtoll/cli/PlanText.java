// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.claim.Evidence;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import io.threadtoll.run.Durations;
import io.threadtoll.run.Prospect;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;

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
                + plan.looks().map(looks -> looks(plan, looks)).orElseGet(() -> fixed(plan)) + ". Seed " + plan.seed()
                + ".";
    }

    private static String fixed(Plan plan) {
        return plan.rounds() + " rounds, " + plan.forks() + " forks, about " + Durations.text(plan.expectedNs());
    }

    private static String looks(Plan plan, Looks looks) {
        String rounds = Evidence.FEWEST_FORKS + " rounds";
        String atMost = ", at most " + Durations.text(looks.budgetNs());
        if (looks.goal() == Looks.Goal.CLAIMS) {
            return rounds + " of those that a claim needs, more where one is open" + atMost;
        }
        Prospect prospect = Prospect.of(plan, looks);
        String changes = prospect.smallestChange().entrySet().stream()
                .map(change -> String.format(Locale.ROOT, "%s %.0f %%", change.getKey(), 100 * change.getValue()))
                .collect(Collectors.joining(", "));
        return rounds + ", more of what the forks can't tell" + atMost + ", which is about " + prospect.rounds()
                + " rounds of everything"
                + (changes.isEmpty() ? "" : ". If forks vary as usual that shows changes of: " + changes);
    }
}
