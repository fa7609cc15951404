// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Run;
import io.threadtoll.report.FigureText;
import io.threadtoll.report.Samples;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String HOSTILE = "\"'`--><script>alert(1)</script>\u001b[31m\u009b\u202e\u0000&amp;${7*7}";

    @Test
    void showsWhatTellsTheRunApart() {
        String html = HtmlReport.render(Samples.run(), Samples.judgements(), Samples.forks());

        assertThat(html)
                .contains("Sample CPU @ 2.50GHz", "6.18.0", "17.0.15", "2026-11-24 08:00 UTC")
                .contains("./threadtoll reproduce --preset quick", "<td>42</td>", "<td>quick</td>")
                // Ten forks that all start at once: 10 * 1.2 s of iterations in 2 s of wall time.
                .contains("10: 7 measured, 1 disturbed, 1 failed, 1 not applicable", "<td>600 %</td>");
    }

    @Test
    void showsEveryVerdictWithItsReason() {
        String html = HtmlReport.render(Samples.run(), Samples.judgements(), Samples.forks());

        for (Judgement judgement : Samples.judgements()) {
            assertThat(html)
                    .contains(judgement.id(), judgement.section().heading(), judgement.statement())
                    .contains(FigureText.of(judgement.verdict()).split(", ", -1))
                    .contains(FigureText.reason(judgement.verdict()));
            judgement.verdict().evidence().forEach(row -> assertThat(html).contains(FigureText.of(row)));
        }
    }

    @Test
    void marksWhatDoesNotCount() {
        String html = HtmlReport.render(Samples.run(), List.of(), Samples.forks());

        assertThat(html)
                .contains("disturbed forks: 1")
                .contains("failed forks: 1 (the count was 17 too low)")
                .contains("not applicable (JDK 17 has no virtual threads)")
                .contains("No claim was judged.");
    }

    @Test
    void scoresFarApartAreOnALogarithmicScale() {
        String html = HtmlReport.render(Samples.run(), List.of(), Samples.forks());

        assertThat(html).contains("on a logarithmic scale");
    }

    @Test
    void needsNothingElse() {
        String html = HtmlReport.render(Samples.run(), Samples.judgements(), Samples.forks());

        assertThat(html).doesNotContain("http:", "https:", "<script", "<link", "<img", "url(", "@import");
    }

    @Test
    void anEmptyRunHasAReport() {
        assertThat(HtmlReport.render(Samples.run(Map.of()), List.of(), List.of()))
                .contains("unknown", "</html>");
    }

    @Test
    void nothingFromAHostileFileComesOutUnescaped() {
        Cell cell = new Cell("a.b." + HOSTILE + ".C.d" + HOSTILE, new TreeMap<>(Map.of(HOSTILE, HOSTILE)), 2);
        Fork failed = Forks.without(cell, Fork.Status.FAILED, HOSTILE);
        Fork measured = Forks.with(Forks.measured(cell, 5.0), HOSTILE, 1.0);
        Run run = new Run(
                Run.FORMAT,
                Forks.START,
                List.of(HOSTILE),
                new Environment(
                        2, new TreeMap<>(Map.of(HOSTILE, HOSTILE, "cpu.model", HOSTILE, "jdk.version", HOSTILE))),
                new Plan(HOSTILE, 1, 1, Jvm.ofPath(HOSTILE), List.of()),
                new TreeMap<>());
        Judgement judgement = new Judgement(
                HOSTILE,
                Section.GIL,
                false,
                HOSTILE,
                new Verdict(
                        Outcome.REFUTED,
                        List.of(Figure.exact(HOSTILE, 1)),
                        HOSTILE,
                        List.of(EvidenceRow.note(HOSTILE, HOSTILE)),
                        CountedBy.NOBODY));

        String html = HtmlReport.render(run, List.of(judgement), List.of(failed, measured));

        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script", "<!--");
        assertThat(html).doesNotContain("amp;49").contains("${7*7}");
        assertThat(html.codePoints().filter(c -> c != '\n').anyMatch(Character::isISOControl))
                .isFalse();
        assertThat(html.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT))
                .isFalse();
    }
}
