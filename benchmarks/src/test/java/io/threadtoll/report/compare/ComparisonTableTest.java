// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.compare.ClaimDifference;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.report.Golden;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** A line for each of a thousand columns nobody reads. */
    @Test
    void ofManyColumnsThoseWithOneValueAreNamedTogether() {
        List<Integer> columns = IntStream.range(0, 22).boxed().toList();
        Comparison many = new Comparison(
                columns.stream().map(i -> "r" + i).toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new FieldDifference(
                        "kernel.release",
                        true,
                        columns.stream().map(i -> "6." + i % 2).toList())),
                List.of(new ClaimDifference(
                        "gil",
                        "One at a time.",
                        columns.stream()
                                .map(i -> i < 3
                                        ? Optional.<Verdict>empty()
                                        : Optional.of(new Verdict(
                                                i == 3 ? Outcome.REFUTED : Outcome.REPRODUCED, "it says so")))
                                .toList())),
                List.of());

        assertThat(new ComparisonTable(false, 120).render(many).lines())
                .contains(
                        "    6.0  11  columns: r0, r2, r4, r6, r8, r10, r12, r14, r16, r18, ...",
                        "    not judged   3  columns: r0, r1, r2",
                        "    refuted      1  columns: r3",
                        "    reproduced  18  columns: r4, r5, r6, r7, r8, r9, r10, r11, r12, r13, ...");
    }

    @Test
    void nothingComparedIsSaid() {
        assertThat(new ComparisonTable(true, 100).render(ComparisonSamples.empty()))
                .contains("No row to show.");
    }
}
