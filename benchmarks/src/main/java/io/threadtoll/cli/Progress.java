// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.model.Fork;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.report.text.Printable;
import io.threadtoll.run.Durations;
import io.threadtoll.run.RunListener;
import io.threadtoll.run.Schedule;
import io.threadtoll.run.Standing;
import java.io.PrintWriter;
import java.util.Locale;

/** One line that is written anew between forks on a terminal, or a line a milestone elsewhere. */
final class Progress implements RunListener {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Schedule schedule;
    private final boolean severalJvms;
    private final PrintWriter out;
    private final boolean interactive;
    private String milestone;
    private int failed;
    private String last = "";

    /**
     * Progress of a schedule.
     *
     * @param severalJvms whether it has to be said which one a fork runs on
     * @param interactive whether a line can be written anew
     */
    Progress(Schedule schedule, boolean severalJvms, PrintWriter out, boolean interactive) {
        this.schedule = schedule;
        this.severalJvms = severalJvms;
        this.out = out;
        this.interactive = interactive;
        this.milestone = schedule.standing().milestone();
    }

    @Override
    public void starting(PlannedFork fork) {
        if (interactive) {
            String jvm = severalJvms ? fork.jvm() + " " : "";
            String text =
                    position(schedule.standing()) + "  " + jvm + fork.planned().cell() + last;
            out.print(CLEAR_LINE
                    + Printable.cut(Printable.line(text), Terminal.ofOutput().width() - 1));
            out.flush();
        }
    }

    @Override
    public void finished(Fork fork) {
        last = "  | last "
                + fork.value(Fork.SCORE)
                        .filter(score -> fork.status() == Fork.Status.MEASURED)
                        .map(score -> fork.metrics().get(Fork.SCORE).unit().format(score))
                        .orElse(fork.status().name().toLowerCase(Locale.ROOT));
        Standing standing = schedule.standing();
        boolean ended = standing.made() == standing.forks();
        if (interactive && (ended || fork.status() == Fork.Status.FAILED)) {
            out.print(CLEAR_LINE);
        }
        if (fork.status() == Fork.Status.FAILED) {
            failed++;
            out.println(Printable.line("FAILED " + fork.cell() + ": " + fork.reason()));
        }
        if (!interactive && !standing.milestone().equals(milestone)) {
            milestone = standing.milestone();
            out.println(milestone + "  " + position(standing) + (failed > 0 ? "  " + failed + " failed" : ""));
        }
        out.flush();
    }

    private static String position(Standing standing) {
        return "[" + standing.reached() + ", " + Durations.text(standing.leftNs()) + " left]";
    }
}
