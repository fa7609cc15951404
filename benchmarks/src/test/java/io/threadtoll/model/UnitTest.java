// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {
    @ParameterizedTest
    @CsvSource({
        "NANOSECONDS, 0, 0 ns",
        "NANOSECONDS, 0.5, 0.500 ns",
        "NANOSECONDS, 0.00004, 4.0e-05 ns",
        "NANOSECONDS, 12.345, 12.3 ns",
        "NANOSECONDS, 9.999, 10.0 ns",
        "NANOSECONDS, 99.97, 100 ns",
        "NANOSECONDS, 999.4, 999 ns",
        "NANOSECONDS, 999.7, 1.00 us",
        "NANOSECONDS, -999.7, -1.00 us",
        "NANOSECONDS, 1500, 1.50 us",
        "NANOSECONDS, 2500000, 2.50 ms",
        "NANOSECONDS, 7200000000000, 7200 s",
        "OPERATIONS_PER_SECOND, 12, 12.0 ops/s",
        "OPERATIONS_PER_SECOND, 45600000, 45.6 Mops/s",
        "BYTES, 1023, 1023 B",
        "BYTES, 1024, 1.00 KiB",
        "BYTES, 8388608, 8.00 MiB",
        "BYTES, 8796093022208, 8.00 TiB",
        "FRACTION, 0.5, 50.0 %",
        "FRACTION, 1, 100 %",
        "FRACTION, 0.00123, 0.123 %",
        "COUNT, 3, 3.00",
        "COUNT, 32768, 32.8 k",
        "COUNT, NaN, -",
    })
    void isReadByAPerson(Unit unit, double value, String text) {
        assertThat(unit.format(value)).isEqualTo(text);
    }

    @Test
    void anInfiniteValueIsPrinted() {
        assertThat(Unit.NANOSECONDS.format(Double.POSITIVE_INFINITY)).contains("Infinity");
        assertThat(Unit.FRACTION.format(Double.NEGATIVE_INFINITY)).contains("-Infinity");
    }

    @ParameterizedTest
    @CsvSource({"cpuNs, NANOSECONDS", "rssBytes, BYTES", "lostFraction, FRACTION", "futexCalls, COUNT"})
    void aMetricsNameCarriesItsUnit(String name, Unit unit) {
        assertThat(Unit.ofMetric(name)).isEqualTo(unit);
    }
}
