// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.compare.Comparison;
import io.threadtoll.report.Golden;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTableTest {
    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120})
    void twoColumns(int width) throws IOException {
        Golden.check(
                "comparison-two-" + width + ".txt", new ComparisonTable(false, width).render(ComparisonSamples.two()));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void fourColumns(int width) throws IOException {
        Golden.check(
                "comparison-four-" + width + ".txt",
                new ComparisonTable(false, width).render(ComparisonSamples.four()));
    }

    @Test
    void isColouredWhereItIsUnderstood() throws IOException {
        Golden.check("comparison-colour.txt", new ComparisonTable(true, 100).render(ComparisonSamples.two()));
    }

    @Test
    void coloursAddNothingElse() {
        String coloured = new ComparisonTable(true, 100).render(ComparisonSamples.two());

        assertThat(coloured.replaceAll("\u001b\\[\\d+m", ""))
                .isEqualTo(new ComparisonTable(false, 100).render(ComparisonSamples.two()));
    }

    @ParameterizedTest
    @CsvSource({"-1, 60", "60, 60", "61, 61", "79, 79", "80, 80", "99, 99", "120, 120", "250, 250"})
    void noLineIsWiderThanTheTerminal(int asked, int most) {
        for (Comparison comparison : List.of(
                ComparisonSamples.two(),
                ComparisonSamples.four(),
                ComparisonSamples.hostile("x".repeat(500)),
                ComparisonSamples.hostile("long words ".repeat(50)))) {
            assertThat(new ComparisonTable(false, asked).render(comparison).lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(most));
        }
    }

    @Test
    void nothingComparedIsSaid() {
        assertThat(new ComparisonTable(true, 100).render(ComparisonSamples.empty()))
                .contains("No row to show.");
    }
}
