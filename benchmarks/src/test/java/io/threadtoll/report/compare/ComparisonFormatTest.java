// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.report.Golden;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonFormatTest {
    @ParameterizedTest
    @CsvSource({"MARKDOWN, md", "CSV, csv", "JSON, json"})
    void isAsItWasFoundRight(ComparisonFormat format, String ending) throws IOException {
        Golden.check("comparison-two." + ending, format.render(ComparisonSamples.two(), false, 100));
        Golden.check("comparison-four." + ending, format.render(ComparisonSamples.four(), false, 100));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyComparisonHasAText(ComparisonFormat format) {
        assertThat(format.render(ComparisonSamples.empty(), true, 80)).endsWith("\n");
    }
}
