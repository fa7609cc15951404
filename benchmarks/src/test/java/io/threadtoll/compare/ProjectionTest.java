// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threadtoll.model.Unit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What becomes a column, what a row. */
class ProjectionTest {
    private static final Series A = Hand.series("a", "M", 99, 100, 101);
    private static final Series B = Hand.series("b", "M", 99, 100, 101);
    private static final Series A_AGAIN = Hand.with(A, Series.COPY, "again");
    private static final Series A_25 = Hand.with(A, Series.JVM, "jdk25");

    @Test
    void severalInputsAreTheColumns() {
        Comparison comparison = compare(CompareOptions.usual(), Hand.source("a", A), Hand.source("b", B));
        assertThat(comparison.columns()).containsExactly("a", "b");
        assertThat(comparison.rows()).hasSize(1);
        assertThat(comparison.unmatched()).isEmpty();
    }

    @Test
    void oneJvmInEachInputIsNoPartOfTheRow() {
        Comparison comparison = compare(
                CompareOptions.usual(), Hand.source("a", A), Hand.source("b", Hand.with(B, Series.JVM, "jdk25")));
        assertThat(comparison.rows()).hasSize(1);
    }

    @Test
    void severalJvmsInAnInputArePartOfTheRow() {
        Comparison comparison = compare(CompareOptions.usual(), Hand.source("a", A, A_25), Hand.source("b", B));
        assertThat(comparison.rows()).hasSize(1);
        assertThat(comparison.rows().get(0).keys()).containsEntry(Series.JVM, "jdk17");
        assertThat(comparison.unmatched()).singleElement().satisfies(unmatched -> {
            assertThat(unmatched.keys()).containsEntry(Series.JVM, "jdk25");
            assertThat(unmatched.columns()).containsExactly("a");
        });
    }

    @Test
    void ofOneInputItsJvmsAreTheColumnsElseItsCopies() {
        assertThat(compare(CompareOptions.usual(), Hand.source("a", A, A_25, A_AGAIN))
                        .columns())
                .containsExactly("jdk17", "jdk25");
        assertThat(compare(CompareOptions.usual(), Hand.source("a", A, A_AGAIN)).columns())
                .containsExactly("first", "again");
    }

    @Test
    void oneInputOfOneOfEachNeedsASecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare(CompareOptions.usual(), Hand.source("a", A)))
                .withMessageContaining("give a second one")
                .withMessageContaining("--col");
    }

    @Test
    void theSecondCopiesOfAPairStayOutOfOtherComparisons() {
        Comparison comparison = compare(CompareOptions.usual(), Hand.source("a", A, A_AGAIN), Hand.source("b", B));
        assertThat(comparison.rows()).hasSize(1);
        assertThat(comparison.unmatched()).isEmpty();
    }

    @Test
    void locksAreColumnsWhereTheyAreAskedFor() {
        Series other = Hand.series("a", "N", 199, 200, 201);
        Series lockless = without(A, "mutex");
        Comparison comparison = compare(Hand.col("mutex"), Hand.source("a", A, other, lockless));
        assertThat(comparison.columns()).containsExactly("M", "N");
        assertThat(comparison.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.keys()).containsOnlyKeys(Series.BENCHMARK));
        assertThat(comparison.warnings()).contains("1 series are left out, because they have no mutex");
    }

    @Test
    void parametersAreColumnsInTheOrderOfTheirValues() {
        Comparison comparison = compare(
                Hand.col("mutex"),
                Hand.source(
                        "a",
                        Hand.series("a", "10", 1, 2),
                        Hand.series("a", "N", 1, 2),
                        Hand.series("a", "9.5", 1, 2),
                        Hand.series("a", "M", 1, 2)));
        assertThat(comparison.columns()).containsExactly("9.5", "10", "M", "N");
    }

    @Test
    void aBaselineCanBeChosen() {
        Series other = Hand.series("a", "N", 199, 200, 201);
        CompareOptions options = new CompareOptions(
                List.of("mutex"),
                List.of(),
                "score",
                Optional.empty(),
                false,
                0,
                CompareOptions.DELTA,
                false,
                Optional.of("N"),
                RowOrder.NAME);
        Comparison comparison = compare(options, Hand.source("a", A, other));
        assertThat(comparison.columns()).containsExactly("N", "M");
        assertThat(comparison.rows().get(0).changes().get(0).shift()).isEqualTo(Shift.BETTER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare(options, Hand.source("a", A)))
                .withMessage("no column is 'N'; there are: M");
    }

    @Test
    void halvesAreMadeOfTheRounds() {
        Series drifting = Hand.series("a", "M", 100, 200, 101, 201, 100, 200);
        Comparison comparison = compare(Hand.col(Series.HALF), Hand.source("a", drifting));
        assertThat(comparison.columns()).containsExactly("even", "odd");
        Row row = comparison.rows().get(0);
        assertThat(row.baselineForks()).isEqualTo(3);
        assertThat(row.baseline().estimate()).isBetween(100.0, 101.0);
        assertThat(row.changes().get(0).value().estimate()).isBetween(200.0, 201.0);
        assertThat(row.changes().get(0).shift()).isEqualTo(Shift.WORSE);
    }

    @Test
    void twoInOnePlaceAreAnErrorThatNamesTheKey() {
        CompareOptions pairs = Hand.col("mutex", "placement");
        Series one = Hand.with(Hand.with(A, "mutex", "M N"), "placement", "FREE");
        Series other = Hand.with(Hand.with(A, "mutex", "M"), "placement", "N FREE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare(pairs, Hand.source("a", one, other)))
                .withMessageContaining("they differ in mutex, placement");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare(CompareOptions.usual(), Hand.source("a", A, A), Hand.source("b", B)))
                .withMessageContaining("they are there twice");
    }

    @Test
    void aKeyOrAMetricThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare(Hand.col("mutx"), Hand.source("a", A)))
                .withMessageContaining("'mutx'")
                .withMessageContaining("mutex, ");
        CompareOptions options = new CompareOptions(
                List.of(), List.of(), "scor", Optional.empty(), false, 0, CompareOptions.DELTA, false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare(options, Hand.source("a", A), Hand.source("b", B)))
                .withMessage("nothing here has the metric 'scor'; there are: score");
    }

    @Test
    void allMetricsAreThoseWithABetterWay() {
        Source a = Hand.source("a", A, metric(A, "cpuPerOpNs", Unit.NANOSECONDS), metric(A, "lost", Unit.COUNT));
        Source b = Hand.source("b", B, metric(B, "cpuPerOpNs", Unit.NANOSECONDS), metric(B, "lost", Unit.COUNT));
        CompareOptions options = new CompareOptions(
                List.of(), List.of(), "all", Optional.empty(), false, 0, CompareOptions.DELTA, false);
        Comparison comparison = compare(options, a, b);
        assertThat(comparison.rows())
                .extracting(row -> row.keys().get(Series.METRIC))
                .containsExactly("cpuPerOpNs", "score");
        assertThat(comparison.groups())
                .extracting(group -> group.keys().get(Series.METRIC))
                .containsExactly("cpuPerOpNs", "score");
    }

    @Test
    void aColumnOfAnInputWithoutSeriesStaysTheBaseline() {
        Comparison comparison = compare(CompareOptions.usual(), Hand.source("a"), Hand.source("b", B));
        assertThat(comparison.columns()).containsExactly("a", "b");
        assertThat(comparison.rows()).isEmpty();
        assertThat(comparison.unmatched()).hasSize(1);
        assertThat(Regression.isComparable(comparison)).isFalse();
    }

    @Test
    void keysThatAreTheSameInAllRowsAreNotShown() {
        Comparison comparison = compare(
                CompareOptions.usual(),
                Hand.source("a", A, Hand.series("a", "N", 1, 2)),
                Hand.source("b", B, Hand.series("b", "N", 1, 2)));
        assertThat(comparison.rows())
                .allSatisfy(row -> assertThat(row.keys()).containsOnlyKeys(Series.BENCHMARK, "mutex"));
    }

    private static Series metric(Series series, String metric, Unit unit) {
        return Hand.in(Hand.with(series, Series.METRIC, metric), unit);
    }

    private static Series without(Series series, String key) {
        TreeMap<String, String> keys = new TreeMap<>(series.keys());
        keys.remove(key);
        return new Series(keys, series.unit(), series.forks(), series.rounds(), "", List.of());
    }

    private static Comparison compare(CompareOptions options, Source... sources) {
        return Comparing.compare(List.of(sources), options);
    }
}
