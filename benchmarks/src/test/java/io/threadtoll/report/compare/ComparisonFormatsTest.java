// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.report.Golden;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonFormatsTest {
    @ParameterizedTest
    @CsvSource({"MARKDOWN, md", "CSV, csv", "JSON, json", "HTML, html"})
    void isAsItWasFoundRight(ComparisonFormats format, String ending) throws IOException {
        ComparisonFormat renderer = format.of(false, 100);

        Golden.check("comparison-two." + ending, renderer.render(ComparisonSamples.two()));
        Golden.check("comparison-four." + ending, renderer.render(ComparisonSamples.four()));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyComparisonHasAText(ComparisonFormats format) {
        assertThat(format.of(true, 80).render(ComparisonSamples.empty())).endsWith("\n");
    }
}
