// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.model.Fork;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A comparison as a whole: the family, the floor, the means, what is shown and in which order. */
class ComparingTest {
    private static final List<Source> FOUR = List.of(
            Hand.source(
                    "a",
                    Hand.series("a", "BETTER", 100, 101, 99, 100),
                    Hand.series("a", "SAME", 100, 101, 99, 100),
                    Hand.series("a", "UNSURE", 80, 100, 120, 90),
                    Hand.series("a", "WORSE", 100, 101, 99, 100),
                    Hand.series("a", "WORST", 100, 101, 99, 100)),
            Hand.source(
                    "b",
                    Hand.series("b", "BETTER", 50, 51, 49, 50),
                    Hand.series("b", "SAME", 100, 101, 99, 101),
                    Hand.series("b", "UNSURE", 100, 150, 90, 120),
                    Hand.series("b", "WORSE", 120, 121, 119, 120),
                    Hand.series("b", "WORST", 300, 301, 299, 300)));

    @Test
    void theWorstIsOnTop() {
        assertThat(locks(Comparing.compare(FOUR, CompareOptions.usual())))
                .containsExactly("WORST", "WORSE", "BETTER", "UNSURE", "SAME");
    }

    @Test
    void rowsCanBeInTheOrderOfTheirNames() {
        CompareOptions byName = new CompareOptions(
                List.of(),
                List.of(),
                "score",
                Optional.empty(),
                false,
                0,
                CompareOptions.DELTA,
                false,
                Optional.empty(),
                RowOrder.NAME);
        assertThat(locks(Comparing.compare(FOUR, byName)))
                .containsExactly("BETTER", "SAME", "UNSURE", "WORSE", "WORST");
    }

    @Test
    void onlyRowsThatAreAskedForAreCompared() {
        assertThat(locks(only("WORS"))).containsExactly("WORST", "WORSE");
        assertThat(locks(only("mutex=WORS"))).isEmpty();
        assertThat(only("mutex=SAME").rows()).hasSize(1);
        assertThat(only("benchmark=ContendedLock.pass").rows()).hasSize(5);
        assertThat(only("benchmark=Lock.pass").rows()).isEmpty();
    }

    @Test
    void whatIsHiddenStaysInTheFamilyAndWhatIsLeftOutDoesNot() {
        double whole = p(Comparing.compare(FOUR, CompareOptions.usual()), "WORSE");
        Comparison changed = Comparing.compare(FOUR, showing(true, 0));
        assertThat(locks(changed)).containsExactly("WORST", "WORSE", "BETTER");
        assertThat(p(changed, "WORSE")).isEqualTo(whole);
        assertThat(changed.groups().get(0).rows()).isEqualTo(5);
        Comparison large = Comparing.compare(FOUR, showing(false, 0.5));
        assertThat(locks(large)).containsExactly("WORST", "BETTER");
        assertThat(only("mutex=WORSE").rows().get(0).changes().get(0).adjustedP())
                .isLessThan(whole);
    }

    /** Three p; the middle one would be enough alone, but is not among three. */
    @Test
    void holmDecidesOverTheFamily() {
        Source a = Hand.source(
                "a", Hand.series("a", "L", 100, 101, 99), Hand.series("a", "M", 100, 104, 96), many("a", "N"));
        Source b = Hand.source(
                "b", Hand.series("b", "L", 200, 201, 199), Hand.series("b", "M", 116, 120, 112), many("b", "N"));
        Comparison both = Comparing.compare(List.of(a, b), CompareOptions.usual());
        CompareOptions alone = new CompareOptions(
                List.of(), List.of(), "score", Optional.of("mutex=M"), false, 0, CompareOptions.DELTA, false);
        double p = p(Comparing.compare(List.of(a, b), alone));
        assertThat(p).isBetween(0.025, 0.05);
        assertThat(p(both, "M")).isCloseTo(2 * p, within(1e-9));
        assertThat(shift(both, "M")).isEqualTo(Shift.INCONCLUSIVE);
        assertThat(shift(both, "L")).isEqualTo(Shift.WORSE);
        assertThat(Comparing.compare(List.of(a, b), alone)
                        .rows()
                        .get(0)
                        .changes()
                        .get(0)
                        .shift())
                .isEqualTo(Shift.WORSE);
    }

    @Test
    void theFloorOfEqualCodeIsTheDelta() {
        Series first = Hand.series("a", "M", 100, 101, 99);
        Source withPair =
                Hand.source("a", first, Hand.with(Hand.series("a", "M", 130, 131, 129), Series.COPY, "again"));
        Source after = Hand.source("b", Hand.series("b", "M", 125, 126, 124));
        Change change = Comparing.compare(List.of(withPair, after), CompareOptions.usual())
                .rows()
                .get(0)
                .changes()
                .get(0);
        assertThat(change.delta()).isCloseTo(0.3, within(0.001));
        assertThat(change.shift()).isNotEqualTo(Shift.WORSE);
        Comparison bare = Comparing.compare(List.of(Hand.source("a", first), after), CompareOptions.usual());
        assertThat(bare.rows().get(0).changes().get(0).shift()).isEqualTo(Shift.WORSE);
        Comparison back = Comparing.compare(List.of(after, withPair), CompareOptions.usual());
        assertThat(back.rows().get(0).changes().get(0).delta()).isCloseTo(0.3, within(0.001));
        assertThat(back.warnings()).anyMatch(warning -> warning.contains("as few as 1 pair: of equal code, 1 in 2"));
        Comparison copies = Comparing.compare(List.of(withPair), CompareOptions.usual());
        assertThat(copies.rows().get(0).changes().get(0).shift()).isEqualTo(Shift.WORSE);
    }

    @Test
    void anotherMetricHasAnotherFloorUnlessBothAreTheUsualOnes() {
        Series pair = Hand.with(Hand.series("a", "N", 100, 101, 99), Series.METRIC, "other");
        Source a = Hand.source(
                "a",
                Hand.series("a", "M", 100, 101, 99),
                pair,
                Hand.with(
                        Hand.with(Hand.series("a", "N", 130, 131, 129), Series.METRIC, "other"), Series.COPY, "again"));
        Source b = Hand.source("b", Hand.series("b", "M", 99, 98));
        assertThat(delta(a, b, CompareOptions.USUAL)).isCloseTo(0.3, within(0.001));
        assertThat(delta(a, b, Fork.SCORE)).isEqualTo(CompareOptions.DELTA);
    }

    private static double delta(Source a, Source b, String metric) {
        CompareOptions options = new CompareOptions(
                List.of(), List.of(), metric, Optional.empty(), false, 0, CompareOptions.DELTA, false);
        return Comparing.compare(List.of(a, b), options)
                .rows()
                .get(0)
                .changes()
                .get(0)
                .delta();
    }

    @Test
    void aControlWithoutAPairIsNamed() {
        Source a = Hand.source("a", Hand.series("a", "M", 100, 101, 99));
        Source b = Hand.source("b", Hand.series("b", "M", 125, 126, 124));
        Comparison comparison = Comparing.compare(List.of(a, b), CompareOptions.usual(), List.of(a));
        assertThat(comparison.warnings()).anyMatch(warning -> warning.contains("A/A control has no pair"));
        assertThat(Comparing.compare(List.of(a, b), CompareOptions.usual()).warnings())
                .noneMatch(warning -> warning.contains("A/A control"));
    }

    @Test
    void anotherQuestionHasAnotherFloor() {
        Series pair = Hand.with(Hand.series("a", "M", 100, 101, 99), Series.QUESTION, "handoff");
        Source a = Hand.source(
                "a",
                Hand.series("a", "M", 100, 101, 99),
                pair,
                Hand.with(
                        Hand.with(Hand.series("a", "M", 130, 131, 129), Series.QUESTION, "handoff"),
                        Series.COPY,
                        "again"));
        Comparison comparison =
                Comparing.compare(List.of(a, Hand.source("b", Hand.series("b", "M", 99, 98))), CompareOptions.usual());
        assertThat(comparison.rows().get(0).changes().get(0).delta()).isEqualTo(CompareOptions.DELTA);
    }

    /** The geometric mean of 0.5, 2 and 2 is the cube root of 2; without variance it is exact. */
    @Test
    void aGroupIsTheGeometricMeanOfItsRows() {
        Source a = Hand.source(
                "a",
                Hand.series("a", "L", 10, 10, 10),
                Hand.series("a", "M", 10, 10, 10),
                Hand.series("a", "N", 10, 10, 10),
                Hand.series("a", "ONE", 10));
        Source b = Hand.source(
                "b",
                Hand.series("b", "L", 5, 5, 5),
                Hand.series("b", "M", 20, 20, 20),
                Hand.series("b", "N", 20, 20, 20),
                Hand.series("b", "ONE", 1000));
        Group group = Comparing.compare(List.of(a, b), CompareOptions.usual())
                .groups()
                .get(0);
        assertThat(group.keys()).containsOnlyKeys(Series.QUESTION);
        assertThat(group.rows()).isEqualTo(3);
        assertThat(group.ratio().estimate()).isCloseTo(Math.cbrt(2), within(1e-9));
        assertThat(group.ratio().low()).isEqualTo(group.ratio().high());
        CompareOptions byLock = new CompareOptions(
                List.of(), List.of("mutex"), "score", Optional.empty(), false, 0, CompareOptions.DELTA, false);
        assertThat(Comparing.compare(List.of(a, b), byLock).groups())
                .extracting(each -> each.keys().get("mutex"))
                .containsExactly("L", "M", "N");
    }

    @Test
    void fewForksAreSaid() {
        assertThat(Comparing.compare(FOUR, CompareOptions.usual()).warnings())
                .containsExactly("some have only 4 forks a side; intervals are wide with fewer than 6");
    }

    @Test
    void aRegressionCountsByTheNearBoundOfItsInterval() {
        Comparison comparison = only("mutex=WORSE");
        assertThat(Regression.isWorse(comparison, 0)).isTrue();
        assertThat(Regression.isWorse(comparison, 0.18)).isTrue();
        assertThat(Regression.isWorse(comparison, 0.2)).isFalse();
        assertThat(Regression.isWorse(only("mutex=BETTER"), 0)).isFalse();
        assertThat(Regression.isComparable(comparison)).isTrue();
    }

    private static Series many(String run, String mutex) {
        return Hand.series(
                run, mutex, IntStream.range(0, 6).mapToDouble(i -> 100 + i % 2).toArray());
    }

    private static CompareOptions showing(boolean changedOnly, double threshold) {
        return new CompareOptions(
                List.of(), List.of(), "score", Optional.empty(), changedOnly, threshold, CompareOptions.DELTA, false);
    }

    private static Comparison only(String text) {
        return Comparing.compare(
                FOUR,
                new CompareOptions(
                        List.of(), List.of(), "score", Optional.of(text), false, 0, CompareOptions.DELTA, false));
    }

    private static List<String> locks(Comparison comparison) {
        return comparison.rows().stream().map(row -> row.keys().get("mutex")).toList();
    }

    private static Change change(Comparison comparison, String mutex) {
        return comparison.rows().stream()
                .filter(row -> mutex.equals(row.keys().get("mutex")))
                .findFirst()
                .orElseThrow()
                .changes()
                .get(0);
    }

    private static double p(Comparison comparison, String mutex) {
        return change(comparison, mutex).adjustedP();
    }

    private static double p(Comparison comparison) {
        return comparison.rows().get(0).changes().get(0).adjustedP();
    }

    private static Shift shift(Comparison comparison, String mutex) {
        return change(comparison, mutex).shift();
    }
}
