// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.model.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhUnitTest {
    @ParameterizedTest
    @CsvSource({
        "ns/op, NANOSECONDS, 1",
        "us/op, NANOSECONDS, 1e3",
        "ms/op, NANOSECONDS, 1e6",
        "s/op, NANOSECONDS, 1e9",
        "min/op, NANOSECONDS, 6e10",
        "hr/op, NANOSECONDS, 3.6e12",
        "day/op, NANOSECONDS, 8.64e13",
        "ops/ns, OPERATIONS_PER_SECOND, 1e9",
        "ops/us, OPERATIONS_PER_SECOND, 1e6",
        "ops/ms, OPERATIONS_PER_SECOND, 1e3",
        "ops/s, OPERATIONS_PER_SECOND, 1",
        "ops/min, OPERATIONS_PER_SECOND, 0.016666666666666666",
        "ms, NANOSECONDS, 1e6",
        "B/op, BYTES, 1",
        "B, BYTES, 1",
        "MB/sec, COUNT, 1",
        "#/op, COUNT, 1",
        "counts, COUNT, 1",
        "fraction, FRACTION, 1",
        "ops/fortnight, COUNT, 1",
        "'', COUNT, 1",
    })
    void isAMultipleOfABaseUnit(String text, Unit base, double factor) {
        JmhUnit unit = JmhUnit.of(text);
        assertThat(unit.base()).isEqualTo(base);
        assertThat(unit.toBase(3)).isCloseTo(3 * factor, within(1e-12 * factor));
    }
}
