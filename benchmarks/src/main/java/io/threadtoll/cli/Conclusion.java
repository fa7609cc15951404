// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.journal.PackedFile;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Latency;
import io.threadtoll.model.Run;
import io.threadtoll.report.JmhJson;
import io.threadtoll.report.LatencyLog;
import io.threadtoll.report.page.HtmlReport;
import io.threadtoll.report.text.LatencyTable;
import io.threadtoll.report.text.Printable;
import io.threadtoll.report.text.VerdictList;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run says on one of its JVMs.
 *
 * @param run the run as if it had measured that JVM only
 * @param forks its forks, without second copies of A/A pairs
 * @param copies these second copies
 * @param judgements the verdicts
 * @param prefix where in the result folder its files are
 */
record Conclusion(Run run, List<Fork> forks, List<Fork> copies, List<Judgement> judgements, String prefix) {
    /** One for each JVM of a run. */
    static List<Conclusion> of(Run run, List<Fork> forks) {
        return run.jvms().stream().map(jvm -> of(run, jvm, forks)).toList();
    }

    private static Conclusion of(Run run, Jvm jvm, List<Fork> all) {
        Run alone = run.on(jvm);
        List<Fork> forks = run.on(jvm, all);
        List<Fork> copies = all.stream()
                .filter(fork -> fork.again() && run.labelOf(fork).equals(jvm.label()))
                .toList();
        return new Conclusion(alone, forks, copies, Claims.judge(alone, forks), run.folderOf(jvm));
    }

    /** The JVM, for a heading. */
    String jvm() {
        return Printable.line("JDK " + run.environment().field("jdk.version") + " ("
                + run.jvms().get(0).label() + ")");
    }

    /** The verdicts for the terminal. */
    String verdicts(boolean details) {
        Terminal terminal = Terminal.ofOutput();
        return new VerdictList(terminal.colour(), terminal.width(), details)
                .render(judgements, run.environment().field("kernel.counters"));
    }

    /** What was recorded one by one, for the terminal; empty where nothing was. */
    String latencies() {
        Terminal terminal = Terminal.ofOutput();
        String table = new LatencyTable(terminal.colour(), terminal.width()).render(forks);
        return table.isEmpty() ? "" : table + "\n";
    }

    /**
     * Writes verdicts, JMH's JSON, latency logs and the report, whose place it gives.
     *
     * @param raw what the report carries
     */
    Path write(ResultFolder folder, List<PackedFile> raw) {
        folder.write(prefix + Verdicts.FILE, Verdicts.toJson(judgements));
        folder.write(prefix + "jmh.json", JmhJson.render(run, forks));
        Latency.of(forks)
                .forEach(latency ->
                        folder.write(prefix + "latency/" + LatencyLog.fileName(latency), LatencyLog.render(latency)));
        return folder.write(prefix + "report.html", HtmlReport.render(run, judgements, forks, copies, raw));
    }

    /** The exit code for these verdicts and forks: one that failed counts though no claim asks for it. */
    int exitCode() {
        boolean broken =
                judgements.stream().anyMatch(judgement -> judgement.verdict().outcome() == Outcome.BROKEN);
        return broken || forks.stream().anyMatch(fork -> fork.status() == Fork.Status.FAILED) ? Main.BROKEN : 0;
    }
}
