// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.model.Unit;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {
    private static final double MIB = 1024 * 1024;
    private static final double GIB = 1024 * MIB;

    @Test
    void decadesHaveLines() {
        Axis axis = axis(Unit.COUNT, 1, 1e6);

        assertThat(labels(axis)).containsExactly("1", "10", "100", "1 k", "10 k", "100 k", "1 M");
        assertThat(axis.at(1)).isZero();
        assertThat(axis.at(1e6)).isEqualTo(1);
        assertThat(axis.at(1000)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void endsAreRound() {
        Axis axis = axis(Unit.NANOSECONDS, 13_000, 61e6);

        assertThat(axis.least()).isEqualTo(10_000);
        assertThat(axis.most()).isEqualTo(100e6);
        assertThat(labels(axis)).containsExactly("10 us", "100 us", "1 ms", "10 ms", "100 ms");
    }

    @Test
    void sizesAreInTheirOwnUnits() {
        Axis axis = axis(Unit.BYTES, 3 * MIB, 9 * 1024 * GIB);

        assertThat(labels(axis)).containsExactly("10 MiB", "100 MiB", "1 GiB", "10 GiB", "100 GiB", "1 TiB", "10 TiB");
        assertThat(axis.least()).isEqualTo(2 * MIB);
        assertThat(axis.most()).isEqualTo(10 * 1024 * GIB);
    }

    @Test
    void aShortAxisHasLinesBetweenTheDecades() {
        assertThat(labels(axis(Unit.BYTES, 60 * MIB, 300 * MIB)))
                .containsExactly("50 MiB", "100 MiB", "200 MiB", "500 MiB");
    }

    @Test
    void ratiosDouble() {
        Axis axis = Axis.ofDoublings(DoubleStream.of(0.9, 1, 3.7, 0, -1, Double.NaN, 1e300));

        assertThat(labels(axis)).containsExactly("0.500", "1", "2", "4");
        assertThat(axis.reaches(0.9)).isTrue();
        assertThat(axis.at(2) - axis.at(1)).isCloseTo(axis.at(4) - axis.at(2), within(1e-12));
        assertThat(labels(Axis.ofDoublings(DoubleStream.empty()))).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 2, 7, 1000, 1e6, 3.3e17, 1e18})
    void aSingleValueHasAnAxis(double value) {
        for (Axis axis : List.of(axis(Unit.COUNT, value), axis(Unit.BYTES, value, value))) {
            assertThat(axis.least()).isLessThan(axis.most());
            assertThat(axis.at(value)).isBetween(0.0, 1.0);
            assertThat(axis.reaches(value)).isTrue();
            assertThat(axis.ticks()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void whatIsNoPositiveNumberIsLeftOut() {
        Axis axis = axis(
                Unit.COUNT,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0,
                -1,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                100,
                200);

        assertThat(axis.least()).isEqualTo(100);
        assertThat(axis.most()).isEqualTo(200);
    }

    @Test
    void withoutValuesThereIsAnAxisAllTheSame() {
        Axis axis = axis(Unit.BYTES);

        assertThat(axis.least()).isLessThan(axis.most());
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void theLongestAxisHasRoomForItsLabels(Unit unit) {
        Axis axis = axis(unit, 1, 1e18);

        assertThat(labels(axis)).hasSizeBetween(4, 8);
        assertThat(axis.ticks()).hasSizeLessThan(25).extracting(Tick::value).isSorted();
    }

    @Test
    void whatLiesOutsideIsAtTheNearerEnd() {
        Axis axis = axis(Unit.COUNT, 10, 100);

        assertThat(axis.at(1)).isZero();
        assertThat(axis.at(1e9)).isEqualTo(1);
        assertThat(axis.reaches(1e9)).isFalse();
    }

    private static Axis axis(Unit unit, double... values) {
        return Axis.ofDecades(unit, DoubleStream.of(values));
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream()
                .map(Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }
}
