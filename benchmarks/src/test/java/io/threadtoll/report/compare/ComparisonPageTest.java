// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Row;
import io.threadtoll.report.Golden;
import io.threadtoll.report.HtmlText;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonPageTest {
    private static final List<Comparison> SAMPLES =
            List.of(ComparisonSamples.two(), ComparisonSamples.four(), ComparisonSamples.empty());

    @Test
    void everyElementEnds() {
        for (Comparison comparison : SAMPLES) {
            assertThat(HtmlText.unbalanced(ComparisonPage.render(comparison))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>a", "a</p>", "<b><i></b></i>", "<p>1 < 2</p>", "<p class=\"a></p>"})
    void oneThatDoesNotIsFound(String html) {
        assertThat(HtmlText.unbalanced(html)).isPresent();
    }

    @Test
    void needsNothingElse() {
        for (Comparison comparison : SAMPLES) {
            assertThat(ComparisonPage.render(comparison))
                    .contains("default-src 'none'; style-src 'unsafe-inline'")
                    .doesNotContain(
                            "http:",
                            "https:",
                            "<script",
                            "<link",
                            "<img",
                            "url(",
                            "@import",
                            " style=",
                            " onload",
                            " onclick");
        }
    }

    @Test
    void saysAllThatTheComparisonHolds() {
        String html = ComparisonPage.render(ComparisonSamples.two());

        assertThat(html)
                .contains("2 worse", "1 not comparable", "+15.2 % [+13.1, +17.4]", "14 forks a side would tell")
                .contains("jdk.vm.version", "load.before", "monitor-inflates", "its code changed between the runs")
                .contains("Hop.virtual touchedKib=11", "some have only 1 fork a side");
    }

    @Test
    void whatChangedStandsFirst() {
        List<String> outline = HtmlText.outline(ComparisonPage.render(ComparisonSamples.two()));

        assertThat(outline)
                .startsWith("Comparison", "In short", "How to read it", "What changed")
                .containsSubsequence(
                        "What changed",
                        "mutex=MONITOR | jdk17 | 19.2 ns [18.8, 19.6] |  | baseline |  | 10 |  | ",
                        "mutex=MONITOR | jdk25 | 22.1 ns [21.7, 22.6] | +15.2 % [+13.1, +17.4] | worse | 0.013 | 10 |  | ",
                        "mutex=MONITOR futexCalls | jdk25 | 1.74 [1.71, 1.77] | x14.5 [13.1, 16.0] | different"
                                + " | &lt; 0.0001 | 10 |  | ",
                        "Claims with another outcome",
                        "Claim | jdk17 | jdk25",
                        "A monitor that two threads want once stays slow afterwards. monitor-inflates"
                                + " | reproduced 2.61 [2.44, 2.80] | refuted 1.01 [0.990, 1.03]",
                        "What differs in the environment",
                        "Field | jdk17 | jdk25",
                        "kernel.release | 6.18.5 | 6.18.7",
                        "Other fields (2)",
                        "load.before | 0.11 | 0.52",
                        "What did not surely change",
                        "mutex=TWO_STATE | jdk25 | 5.24 ns [5.13, 5.34] | +4.3 % [\u22122.0, +11.0] | inconclusive"
                                + " | 0.31 | 10 |  | at most 12 %; 14 forks a side would tell",
                        "Means of the changes",
                        "contention rate, more is better | jdk25 | 3 | \u221210.0 % [\u221221.0, +3.0]",
                        "Not in every column",
                        "12 that only some columns have");
    }

    @Test
    void ofSeveralColumnsEachHasALineOfItsRow() {
        String html = ComparisonPage.render(ComparisonSamples.four());

        assertThat(HtmlText.outline(html))
                .contains(
                        "cpu.model | Laptop CPU | Server CPU @ 2.50GHz | Laptop CPU | unknown",
                        "Waiting in a loop costs nothing while the owner runs on another CPU. spinning-is-free"
                                + " | refuted 3.10 [2.81, 3.42] | inconclusive | not judged | not applicable")
                .containsSubsequence(
                        "mutex=MONITOR | A | 19.2 ns [18.6, 19.8] |  | baseline |  | 10 |  | ",
                        "mutex=MONITOR | B | 22.1 ns [21.7, 22.6] | +15.2 % [+11.7, +18.7] | worse | 0.0020 | 6 |  | ",
                        "mutex=MONITOR | C | 19.0 ns [18.6, 19.4] | \u22121.0 % [\u22124.0, +2.0] | equivalent"
                                + " | 0.0020 | 6 |  | ",
                        "mutex=MONITOR | D | 65.7 ns [64.4, 67.0] | +242 % [+232, +252] | worse | 0.0020 | 6 |  |"
                                + " measured on another machine");
        assertThat(HtmlText.count(html, "class=\"cell\"")).as("rows and means").isEqualTo(3 + 1);
        assertThat(HtmlText.count(html, "class=\"name\"")).as("lines").isEqualTo(3 + 8 + 3);
    }

    @Test
    void everyForkIsADotAndANumber() {
        Row row = ComparisonSamples.two().rows().get(0);
        Change change = row.changes().get(0);
        Row measured = new Row(
                row.keys(),
                row.unit(),
                row.baseline(),
                3,
                List.of(18.9, 19.2, 19.5),
                List.of(new Change(
                        change.column(),
                        change.value(),
                        2,
                        List.of(21.9, 22.3),
                        change.ratio(),
                        change.delta(),
                        change.adjustedP(),
                        change.shift(),
                        0,
                        List.of())));
        String html = ComparisonPage.render(new Comparison(
                List.of("jdk17", "jdk25"), List.of(measured), List.of(), List.of(), List.of(), List.of(), List.of()));

        assertThat(HtmlText.count(html, "<circle")).isEqualTo(5);
        assertThat(html)
                .contains("One row of 1 shown surely changed.", "2 to 3 forks a line", "18.9 ns, 19.2 ns, 19.5 ns");
    }

    /** The first row: its lines, and where the marks of each lie. */
    @Test
    void aRowIsAsItWasFoundRight() throws IOException {
        String html = ComparisonPage.render(ComparisonSamples.two());
        int from = html.indexOf("<div class=\"cell\"");
        Golden.check("comparison-row.html", html.substring(from, html.indexOf("<div class=\"cell\"", from + 1)));
    }
}
