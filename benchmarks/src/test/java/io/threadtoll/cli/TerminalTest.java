// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    @ParameterizedTest
    @CsvSource({"80, 80", "0100, 100", "132, 132", "1, 40", "999999, 240"})
    void thePersonSaysHowWide(String columns, int width) {
        assertThat(Terminal.width(columns, OptionalInt.of(77))).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"none", "''", "0", "-80", "wide", "8.5", "9999999999", "80 "},
            nullValues = "none",
            ignoreLeadingAndTrailingWhitespace = false)
    void whatIsNoNumberOfColumnsSaysNothing(String columns) {
        assertThat(Terminal.width(columns, OptionalInt.of(77))).isEqualTo(77);
    }

    @Test
    void aFileHasAWidthThatNobodySaid() {
        assertThat(Terminal.width(null, OptionalInt.empty())).isEqualTo(Terminal.WIDTH_OF_A_FILE);
    }
}
