// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.hostile;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Latency;
import io.threadtoll.model.Run;
import io.threadtoll.report.JmhJson;
import io.threadtoll.report.LatencyLog;
import io.threadtoll.report.page.HtmlReport;
import io.threadtoll.report.text.BestLockTable;
import io.threadtoll.report.text.CellTable;
import io.threadtoll.report.text.ConnectionTable;
import io.threadtoll.report.text.LatencyTable;
import io.threadtoll.report.text.VerdictTable;
import java.util.List;

/** Judges a run and writes all that there is to write about it. */
final class Showing {
    private static final int WIDTH = 120;

    private Showing() {}

    /**
     * Judges and renders.
     *
     * @throws IllegalStateException if a text would drive a terminal or a page
     */
    static void all(Run run, List<Fork> forks) {
        List<Judgement> judgements = Claims.judge(run, forks);
        requirePlain(new VerdictTable(false, WIDTH).render(judgements));
        requirePlain(new CellTable(false, WIDTH, cell -> List.of(), true).render(forks));
        requirePlain(new BestLockTable(false, WIDTH).render(forks));
        requirePlain(new ConnectionTable(false, WIDTH).render(forks));
        requirePlain(new LatencyTable(false, WIDTH).render(forks));
        requireSafe(HtmlReport.render(run, judgements, forks));
        JmhJson.render(run, forks);
        Verdicts.fromJson(Verdicts.toJson(judgements));
        Latency.of(forks).forEach(latency -> {
            LatencyLog.render(latency);
            requireName(LatencyLog.fileName(latency));
        });
    }

    private static void requirePlain(String text) {
        if (text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))) {
            throw new IllegalStateException("a control character reaches the terminal: " + text);
        }
    }

    private static void requireSafe(String html) {
        requirePlain(html);
        if (html.contains("<script")) {
            throw new IllegalStateException("a script reaches the page");
        }
    }

    private static void requireName(String name) {
        if (name.contains("/") || name.startsWith(".") || name.length() > 250) {
            throw new IllegalStateException("no name for a file: " + name);
        }
    }
}
