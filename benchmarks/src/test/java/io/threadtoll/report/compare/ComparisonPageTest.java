// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.compare.Comparison;
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
    void ofTwoColumnsEachRowIsALine() {
        assertThat(HtmlText.outline(ComparisonPage.render(ComparisonSamples.two())))
                .containsSequence(
                        "Comparison",
                        "In short",
                        "What differs in the environment",
                        "Field | jdk17 | jdk25",
                        "kernel.release | 6.18.5 | 6.18.7")
                .containsSequence("Other fields (2)", "Field | jdk17 | jdk25", "load.before | 0.11 | 0.52")
                .containsSequence(
                        "Claims with another outcome",
                        "Claim | jdk17 | jdk25",
                        "A monitor that two threads want once stays slow afterwards. monitor-inflates"
                                + " | reproduced 2.61 [2.44, 2.80] | refuted 1.01 [0.990, 1.03]",
                        "uncontended: UncontendedLock.pair",
                        "Cell | jdk17 | jdk25 | Change [95 %] | Verdict",
                        "mutex=MONITOR | 19.2 ns [18.8, 19.6] 10 forks | 22.1 ns [21.7, 22.6] 10 forks"
                                + " | +15.2 % [+13.1, +17.4] | worse p 0.013")
                .contains(
                        "mutex=TWO_STATE | 5.02 ns [4.92, 5.12] 10 forks | 5.24 ns [5.13, 5.34] 10 forks"
                                + " | +4.3 % [\u22122.0, +11.0] | inconclusive p 0.31 at most 12 %; 14 forks a side would tell",
                        "mutex=MONITOR futexCalls | 0.120 [0.110, 0.131] 10 forks | 1.74 [1.71, 1.77] 10 forks"
                                + " | x14.5 [13.1, 16.0] | different p &lt; 0.0001",
                        "mutex=JDK_REENTRANT x8 | 7.70 Mops/s [6.93, 8.47] 10 forks | 7.60 Mops/s [7.50, 7.70] 10 forks"
                                + " | \u2212 | not comparable its code changed between the runs")
                .endsWith(
                        "Geometric means of the changes",
                        "Of | Rows | Column | Change [95 %]",
                        "contention rate, more is better | 3 | jdk25 | \u221210.0 % [\u221221.0, +3.0]",
                        "uncontended time, less is better | 4 | jdk25 | +1.3 % [\u22121.0, +3.6]",
                        "Not in every column",
                        "12 that only some columns have");
    }

    @Test
    void ofSeveralColumnsEachChangeIsALineOfItsRow() {
        String html = ComparisonPage.render(ComparisonSamples.four());
        assertThat(HtmlText.outline(html))
                .containsSequence(
                        "Field | A | B | C | D", "cpu.model | Laptop CPU | Server CPU @ 2.50GHz | Laptop CPU | unknown")
                .contains("Waiting in a loop costs nothing while the owner runs on another CPU. spinning-is-free"
                        + " | refuted 3.10 [2.81, 3.42] | inconclusive | not judged | not applicable")
                .containsSequence(
                        "Cell | A | Column | Value | Change [95 %] | Verdict",
                        "mutex=MONITOR | 19.2 ns [18.6, 19.8] 10 forks | B | 22.1 ns [21.7, 22.6] 6 forks"
                                + " | +15.2 % [+11.7, +18.7] | worse p 0.0020",
                        "C | 19.0 ns [18.6, 19.4] 6 forks | \u22121.0 % [\u22124.0, +2.0] | equivalent p 0.0020",
                        "D | 65.7 ns [64.4, 67.0] 6 forks | +242 % [+232, +252]"
                                + " | worse p 0.0020 measured on another machine")
                .containsSequence(
                        "uncontended time, less is better | 3 | B | +5.0 % [+3.0, +7.0]",
                        "uncontended time, less is better | 3 | C | \u22125.0 % [\u22126.0, \u22124.0]",
                        "uncontended time, less is better | 2 | D | +215 % [+210, +220]");
        assertThat(html).contains("rowspan=\"3\"", "rowspan=\"2\"");
    }

    /** A bar for each change and mean, and an axis above each table of them. */
    @Test
    void everyChangeHasABar() {
        String html = ComparisonPage.render(ComparisonSamples.four());
        assertThat(HtmlText.count(html, "class=\"ratiobar\"")).isEqualTo(8 + 3);
        assertThat(HtmlText.count(html, "class=\"ratioaxis\"")).isEqualTo(2);
        assertThat(HtmlText.count(html, "class=\"tick same\"")).isEqualTo(8 + 3);
    }

    /** The first row: its cells, and where the parts of its bar lie. */
    @Test
    void aRowIsAsItWasFoundRight() throws IOException {
        String html = ComparisonPage.render(ComparisonSamples.two());
        int from = html.indexOf("<tbody>", html.indexOf("class=\"changes\""));
        Golden.check("comparison-row.html", html.substring(from, html.indexOf("</tbody>", from)) + "</tbody>\n");
    }
}
