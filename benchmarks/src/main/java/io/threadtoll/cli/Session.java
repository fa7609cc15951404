// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.measure.BadResultException;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Journal;
import io.threadtoll.measure.Latency;
import io.threadtoll.measure.ResultFolder;
import io.threadtoll.measure.Run;
import io.threadtoll.report.HtmlReport;
import io.threadtoll.report.JmhJson;
import io.threadtoll.report.LatencyLog;
import io.threadtoll.report.LatencyTable;
import io.threadtoll.run.Conductor;
import io.threadtoll.run.Durations;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Carries a run on from wherever its journal stands, and writes what it says. */
final class Session {
    private final ResultFolder folder;
    private final Run run;
    private final PrintWriter out;

    Session(ResultFolder folder, PrintWriter out) {
        this.folder = folder;
        this.run = folder.run();
        this.out = out;
    }

    /** Says what is going to happen. */
    void announce() {
        out.println(PlanText.summary(run.plan()));
        out.println("On " + run.environment().field("cpu.model") + ", "
                + run.environment().processors() + " CPUs, Linux "
                + run.environment().field("kernel.release") + ", JDK "
                + run.environment().field("jdk.version"));
        out.println("Into " + folder.path());
        out.flush();
    }

    /** Makes the forks that are missing. Ctrl-C keeps those that are made. */
    void measure() {
        List<Fork> made = folder.forks();
        int feature = Integer.parseInt(run.environment().field("jdk.feature"));
        try (Journal journal = Journal.open(folder.journal())) {
            Progress progress = new Progress(
                    run.plan(),
                    Conductor.done(made).size(),
                    out,
                    Terminal.ofOutput().interactive());
            Conductor conductor = new Conductor(run.plan(), feature, progress);
            Thread farewell = new Thread(() -> sayFarewell(conductor), "farewell");
            Runtime.getRuntime().addShutdownHook(farewell);
            try {
                conductor.run(journal, made);
                Runtime.getRuntime().removeShutdownHook(farewell);
            } catch (BadResultException e) {
                Runtime.getRuntime().removeShutdownHook(farewell);
                throw e;
            }
        }
    }

    /** Writes verdicts, JMH's JSON, latency logs and the report of what the journal holds. */
    List<Judgement> conclude(List<Fork> forks) {
        List<Judgement> judgements = Claims.judge(run, forks);
        folder.write(Verdicts.FILE, Verdicts.toJson(judgements));
        folder.write("jmh.json", JmhJson.render(run, forks));
        Latency.of(forks)
                .forEach(
                        latency -> folder.write("latency/" + LatencyLog.fileName(latency), LatencyLog.render(latency)));
        folder.write("report.html", HtmlReport.render(run, judgements, forks));
        return judgements;
    }

    /** Prints the latencies, where any was recorded. */
    void showLatencies(List<Fork> forks) {
        String table = new LatencyTable(Terminal.ofOutput().colour(), Terminal.WIDTH).render(forks);
        if (!table.isEmpty()) {
            out.println(table);
        }
    }

    /** One line on how the time was spent, and where the report is. */
    void sayWhere(List<Fork> forks) {
        long wall = forks.stream().mapToLong(Fork::wallNs).sum();
        long inside = forks.stream().mapToLong(Fork::iterationNs).sum();
        long disturbed = count(forks, Fork.Status.DISTURBED);
        out.printf(
                Locale.ROOT,
                "%d forks in %s, %.0f %% of it inside iterations; %d disturbed and made again, %d failed.%n",
                forks.size(),
                Durations.text(wall),
                100.0 * inside / Math.max(1, wall),
                disturbed,
                count(forks, Fork.Status.FAILED));
        out.println("Report: " + folder.path().resolve("report.html"));
        out.flush();
    }

    /** What the journal holds. */
    List<Fork> forks() {
        return folder.forks();
    }

    /** The exit code for these verdicts and forks: one that failed counts though no claim asks for it. */
    static int exitCode(List<Judgement> judgements, List<Fork> forks) {
        boolean broken =
                judgements.stream().anyMatch(judgement -> judgement.verdict().outcome() == Outcome.BROKEN);
        return broken || count(forks, Fork.Status.FAILED) > 0 ? Main.BROKEN : 0;
    }

    private static long count(List<Fork> forks, Fork.Status status) {
        return forks.stream().filter(fork -> fork.status() == status).count();
    }

    private void sayFarewell(Conductor conductor) {
        conductor.stop();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        out.println();
        out.println("Interrupted. Every finished fork is in " + folder.journal() + ".");
        out.println("Go on with: ./threadtoll " + run.command().get(0) + " --resume " + folder.path());
        out.flush();
    }
}
