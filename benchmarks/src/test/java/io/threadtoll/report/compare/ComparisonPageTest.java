// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.compare.Comparison;
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
            assertThat(Tags.unbalanced(ComparisonPage.render(comparison))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>a", "a</p>", "<b><i></b></i>", "<p>1 < 2</p>", "<p class=\"a></p>"})
    void oneThatDoesNotIsFound(String html) {
        assertThat(Tags.unbalanced(html)).isPresent();
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
}
