// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Plan;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.report.text.Printable;
import io.threadtoll.run.Durations;
import io.threadtoll.run.RunListener;
import java.io.PrintWriter;
import java.util.Locale;

/** One line that is written anew between forks on a terminal, or a line a round elsewhere. */
final class Progress implements RunListener {
    private final Plan plan;
    private final PrintWriter out;
    private final boolean interactive;
    private final int alreadyMade;
    private final long startedNs = System.nanoTime();
    private int made;
    private int troubled;
    private String last = "";

    Progress(Plan plan, int alreadyMade, PrintWriter out, boolean interactive) {
        this.plan = plan;
        this.alreadyMade = alreadyMade;
        this.made = alreadyMade;
        this.out = out;
        this.interactive = interactive;
    }

    @Override
    public void starting(int round, PlannedFork fork) {
        if (interactive) {
            String jvm = plan.jvms().size() == 1 ? "" : fork.jvm().label() + " ";
            String text = position() + "  " + jvm + fork.planned().cell() + last;
            out.print("\r\u001b[K" + cut(Printable.line(text), 110));
            out.flush();
        }
    }

    @Override
    public void finished(Fork fork) {
        made++;
        last = "  | last "
                + fork.value(Fork.SCORE)
                        .map(score -> fork.metrics().get(Fork.SCORE).unit().format(score))
                        .orElse(fork.status().name().toLowerCase(Locale.ROOT));
        if (fork.status() == Fork.Status.FAILED) {
            troubled++;
            out.print(interactive ? "\r\u001b[K" : "");
            out.println(Printable.line("FAILED " + fork.cell() + ": " + fork.reason()));
            out.flush();
        }
    }

    @Override
    public void roundFinished(int round) {
        if (!interactive) {
            out.println("round " + (round + 1) + " of " + plan.rounds() + "  " + position()
                    + (troubled > 0 ? "  " + troubled + " failed" : ""));
        } else if (made >= plan.forks()) {
            out.print("\r\u001b[K");
        }
        out.flush();
    }

    private String position() {
        return String.format(
                Locale.ROOT,
                "[%d/%d %d %%, %s left]",
                made,
                plan.forks(),
                100L * made / Math.max(1, plan.forks()),
                Durations.text(leftNs()));
    }

    /** By the pace so far; before the first fork by the plan. */
    private long leftNs() {
        int here = made - alreadyMade;
        int left = plan.forks() - made;
        return here == 0
                ? plan.expectedNs() / Math.max(1, plan.forks()) * left
                : (System.nanoTime() - startedNs) / here * left;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
