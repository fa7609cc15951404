// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Shift;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.131; 1.152; 1.174; +15.2 % [+13.1, +17.4]",
                "0.9996; 1; 1.0004; 0.0 % [0.0, 0.0]",
                "0.5; 2.999; 9.99; +200 % [-50.0, +899]",
                "0.98; 1.3; 500; +30.0 % [-2.0, >+9999]",
                "9.1; 10; 12; x10.0 [9.10, 12.0]",
                "0.001; 0.005; 0.02; x0.0050 [0.0010, 0.0200]",
                "0; 1.2; Infinity; +20.0 % [no interval]",
                "NaN; NaN; NaN; -",
                "1; Infinity; Infinity; -",
            })
    void isAPercentOrAFactor(double low, double estimate, double high, String text) {
        assertThat(RatioText.of(new Interval(low, estimate, high))).isEqualTo(text);
    }

    @Test
    void equalRatiosLieEquallyFarFromTheMiddle() {
        Axis axis = axis(new Interval(0.5, 1, 2));

        assertThat(axis.at(1)).isEqualTo(0.5);
        assertThat(axis.at(2) - 0.5).isCloseTo(0.5 - axis.at(0.5), within(1e-12));
        assertThat(axis.ticks()).allMatch(tick -> axis.reaches(tick.value()));
    }

    @Test
    void aFewWideIntervalsDoNotPressTheOthersTogether() {
        Interval[] ratios = new Interval[20];
        Arrays.fill(ratios, new Interval(0.97, 1, 1.03));
        ratios[7] = new Interval(0.001, 30, 1e6);

        assertThat(axis(ratios).most()).isEqualTo(1.12);
    }

    @Test
    void twoBenchmarksOfOneNameKeepTheirPackages() {
        Comparison comparison = new Comparison(
                List.of("a", "b"),
                List.of(),
                List.of(),
                List.of("x.one.Lock.pair", "y.one.Lock.pair", "x.one.Lock.pass").stream()
                        .map(name -> new io.threadtoll.compare.Unmatched(
                                new TreeMap<>(java.util.Map.of("benchmark", name)), List.of("a")))
                        .toList(),
                List.of(),
                List.of(),
                List.of());

        assertThat(new ComparisonTable(false, 100).render(comparison))
                .contains("  x.one.Lock.pair (", "  y.one.Lock.pair (", "  Lock.pass (");
    }

    @Test
    void manyColumnsHaveNames() {
        List<String> labels = java.util.stream.IntStream.range(0, 28)
                .mapToObj(i -> "a very long label " + i)
                .toList();

        assertThat(ColumnNames.of(labels).names())
                .doesNotHaveDuplicates()
                .startsWith("A", "B")
                .endsWith("column 28");
        assertThat(ColumnNames.of(List.of("a", "b")).areLetters()).isFalse();
        assertThat(ShiftText.ORDER).containsExactlyInAnyOrder(Shift.values());
    }

    @Test
    void forksThatWouldSettleItAreSaid() {
        Change change = new Change("b", none(), 3, none(), 0.05, 1, Shift.INCONCLUSIVE, 14, List.of());

        assertThat(ShiftText.brief(change)).isEqualTo("inconclusive (14)");
        assertThat(ShiftText.settling(change)).isEqualTo("14 forks a side would tell");
    }

    @Test
    void whatIsOpenSaysByHowMuchTheTwoDifferAtMost() {
        Interval ratio = new Interval(0.8, 1.1, 1.2);
        Change change = new Change("b", none(), 3, ratio, 0.05, 1, Shift.INCONCLUSIVE, 14, List.of());

        assertThat(ShiftText.brief(change)).isEqualTo("open, <25 % (14)");
        assertThat(ShiftText.settling(change)).isEqualTo("at most 25 %; 14 forks a side would tell");
        assertThat(ShiftText.brief(new Change("b", none(), 3, ratio, 0.05, 1, Shift.EQUIVALENT, 0, List.of())))
                .isEqualTo("equivalent");
    }

    private static Axis axis(Interval... ratios) {
        return RatioAxis.of(Arrays.stream(ratios).flatMapToDouble(RatioAxis::ends));
    }

    private static Interval none() {
        return new Interval(1, 1, 1);
    }
}
