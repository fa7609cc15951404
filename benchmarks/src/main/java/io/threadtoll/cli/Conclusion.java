// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Latency;
import io.threadtoll.model.Run;
import io.threadtoll.report.JmhJson;
import io.threadtoll.report.LatencyLog;
import io.threadtoll.report.page.HtmlReport;
import io.threadtoll.report.text.Printable;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run says on one of its JVMs.
 *
 * @param run the run as if it had measured that JVM only
 * @param forks its forks, without second copies of A/A pairs
 * @param judgements the verdicts
 * @param prefix where in the result folder its files are
 */
record Conclusion(Run run, List<Fork> forks, List<Judgement> judgements, String prefix) {
    /** One for each JVM of a run. */
    static List<Conclusion> of(Run run, List<Fork> forks) {
        return run.jvms().stream().map(jvm -> of(run, jvm, run.on(jvm, forks))).toList();
    }

    private static Conclusion of(Run run, Jvm jvm, List<Fork> forks) {
        Run alone = run.on(jvm);
        return new Conclusion(alone, forks, Claims.judge(alone, forks), run.folderOf(jvm));
    }

    /** The JVM, for a heading. */
    String jvm() {
        return Printable.line("JDK " + run.environment().field("jdk.version") + " ("
                + run.jvms().get(0).label() + ")");
    }

    /** Writes verdicts, JMH's JSON, latency logs and the report, whose place it gives. */
    Path write(ResultFolder folder) {
        folder.write(prefix + Verdicts.FILE, Verdicts.toJson(judgements));
        folder.write(prefix + "jmh.json", JmhJson.render(run, forks));
        Latency.of(forks)
                .forEach(latency ->
                        folder.write(prefix + "latency/" + LatencyLog.fileName(latency), LatencyLog.render(latency)));
        return folder.write(prefix + "report.html", HtmlReport.render(run, judgements, forks));
    }

    /** The exit code for these verdicts and forks: one that failed counts though no claim asks for it. */
    int exitCode() {
        boolean broken =
                judgements.stream().anyMatch(judgement -> judgement.verdict().outcome() == Outcome.BROKEN);
        return broken || forks.stream().anyMatch(fork -> fork.status() == Fork.Status.FAILED) ? Main.BROKEN : 0;
    }
}
