// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.model.Unit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of one change. */
class VerdictOnChangeTest {
    private static final Series HUNDRED = Hand.series("a", "M", 99, 100, 101, 100);
    private static final Series HUNDRED_AGAIN = Hand.series("b", "M", 99, 100, 101, 100);

    @Test
    void aTimeThatRoseIsWorseAndARateThatRoseIsBetter() {
        Series more = Hand.series("b", "M", 149, 150, 151, 150);
        assertThat(Hand.change(HUNDRED, more).shift()).isEqualTo(Shift.WORSE);
        assertThat(change(Unit.OPERATIONS_PER_SECOND, more).shift()).isEqualTo(Shift.BETTER);
        assertThat(change(Unit.COUNT, more).shift()).isEqualTo(Shift.DIFFERENT);
        assertThat(Hand.change(HUNDRED, more).ratio().estimate()).isCloseTo(1.5, within(0.001));
    }

    @Test
    void aTimeThatFellIsBetter() {
        assertThat(Hand.change(HUNDRED, Hand.series("b", "M", 50, 51, 49, 50)).shift())
                .isEqualTo(Shift.BETTER);
    }

    @Test
    void whatLiesWithinTheDeltaIsEquivalent() {
        Change change = Hand.change(HUNDRED, Hand.series("b", "M", 101, 101, 102, 100));
        assertThat(change.shift()).isEqualTo(Shift.EQUIVALENT);
        assertThat(change.forksToSettle()).isZero();
        assertThat(change.delta()).isEqualTo(CompareOptions.DELTA);
    }

    @Test
    void whatStraddlesTheDeltaIsInconclusiveAndSaysWhatWouldSettleIt() {
        Change change = Hand.change(HUNDRED, Hand.series("b", "M", 100, 125, 110, 120));
        assertThat(change.shift()).isEqualTo(Shift.INCONCLUSIVE);
        assertThat(change.forksToSettle()).isBetween(5, 30);
    }

    /** At the margin no number of forks settles anything. */
    @Test
    void whatLiesAtTheDeltaHasNoNumberOfForks() {
        double at = 1.05;
        Change change =
                Hand.change(Hand.series("a", "M", 80, 100, 125), Hand.series("b", "M", 80 * at, 100 * at, 125 * at));
        assertThat(change.shift()).isEqualTo(Shift.INCONCLUSIVE);
        assertThat(change.forksToSettle()).isZero();
    }

    @Test
    void exactValuesNeedNoVariance() {
        Series exact = Hand.series("a", "M", 7, 7, 7);
        Change same = Hand.change(exact, Hand.series("b", "M", 7, 7, 7));
        assertThat(same.shift()).isEqualTo(Shift.EQUIVALENT);
        assertThat(same.ratio().low()).isEqualTo(1);
        assertThat(same.ratio().high()).isEqualTo(1);
        assertThat(Hand.change(exact, Hand.series("b", "M", 8, 8, 8)).shift()).isEqualTo(Shift.WORSE);
        assertThat(Hand.change(exact, Hand.series("b", "M", 7.1, 7.1, 7.1)).shift())
                .isEqualTo(Shift.EQUIVALENT);
    }

    @Test
    void valuesWithoutARatioCantBeComparedUnlessTheyAreEqual() {
        Series none = Hand.series("a", "M", 0, 0, 0);
        assertThat(Hand.change(none, Hand.series("b", "M", 0, 0, 0)).shift()).isEqualTo(Shift.EQUIVALENT);
        assertThat(Hand.change(none, Hand.series("b", "M", 0, 0, 0)).ratio().estimate())
                .isEqualTo(1);
        Change lost = Hand.change(none, Hand.series("b", "M", 3, 4));
        assertThat(lost.shift()).isEqualTo(Shift.NOT_COMPARABLE);
        assertThat(lost.ratio().estimate()).isNaN();
        assertThat(lost.adjustedP()).isNaN();
        assertThat(lost.flags()).singleElement().asString().contains("not above zero");
        assertThat(lost.value().estimate()).isCloseTo(Math.sqrt(12), within(1e-9));
        Change negative = Hand.change(Hand.series("a", "M", -3, -4), Hand.series("b", "M", -3, -4));
        assertThat(negative.shift()).isEqualTo(Shift.NOT_COMPARABLE);
        assertThat(negative.value().estimate()).isEqualTo(-3.5);
    }

    @Test
    void oneForkDecidesNothing() {
        Change change = Hand.change(HUNDRED, Hand.series("b", "M", 300));
        assertThat(change.shift()).isEqualTo(Shift.INCONCLUSIVE);
        assertThat(change.flags()).contains("needs at least 3 forks a side");
        assertThat(change.adjustedP()).isNaN();
        assertThat(change.ratio().estimate()).isCloseTo(3, within(0.001));
    }

    @Test
    void noForkCantBeCompared() {
        Change change = Hand.change(HUNDRED, Hand.series("b", "M"));
        assertThat(change.shift()).isEqualTo(Shift.NOT_COMPARABLE);
        assertThat(change.flags()).contains("no fork counts");
    }

    @Test
    void otherUnitsCantBeCompared() {
        Series rate = Hand.in(Hand.series("b", "M", 99, 100), Unit.OPERATIONS_PER_SECOND);
        Change change = Hand.change(HUNDRED, rate);
        assertThat(change.shift()).isEqualTo(Shift.NOT_COMPARABLE);
        assertThat(change.flags()).contains("measured in operations per second, the baseline in nanoseconds");
    }

    @Test
    void otherCodeCantBeComparedUnlessItIsAskedFor() {
        Series before = Hand.ofCode(HUNDRED, "aa");
        Series after = Hand.ofCode(Hand.series("b", "M", 199, 200, 201, 200), "bb");
        Change change = Hand.change(before, after);
        assertThat(change.shift()).isEqualTo(Shift.NOT_COMPARABLE);
        assertThat(change.flags()).containsExactly("its code changed between the runs");
        assertThat(Hand.change(before, Hand.ofCode(after, "aa")).shift()).isEqualTo(Shift.WORSE);
        assertThat(Hand.change(before, Hand.ofCode(after, "")).shift()).isEqualTo(Shift.WORSE);
        CompareOptions ignoring = new CompareOptions(
                List.of(), List.of(), "score", Optional.empty(), false, 0, CompareOptions.DELTA, true);
        assertThat(Hand.change(before, after, ignoring).shift()).isEqualTo(Shift.WORSE);
        assertThat(Hand.change(before, after, ignoring).flags())
                .containsExactly("its code changed between the runs, compared all the same");
    }

    /** What they make of the same source may differ, so other hashes prove nothing. */
    @Test
    void codeOfAnotherCompilerIsComparedAndSaid() {
        Series before = Hand.ofCode(HUNDRED, "aa@17");
        Series after = Hand.ofCode(Hand.series("b", "M", 199, 200, 201, 200), "bb@25");
        assertThat(Hand.change(before, after).shift()).isEqualTo(Shift.WORSE);
        assertThat(Hand.change(before, after).flags())
                .containsExactly("compiled by different JDKs, so whether its code changed is not known");
        assertThat(Hand.change(before, Hand.ofCode(after, "aa@25")).flags()).isEmpty();
        assertThat(Hand.change(before, Hand.ofCode(after, "bb@17")).shift()).isEqualTo(Shift.NOT_COMPARABLE);
    }

    /** Another lock is other code on purpose. */
    @Test
    void otherCodeOfAnotherLockIsCompared() {
        Comparison comparison = Comparing.compare(
                List.of(Hand.source(
                        "a",
                        Hand.ofCode(Hand.series("a", "M", 99, 100, 101), "aa"),
                        Hand.ofCode(Hand.series("a", "N", 199, 200, 201), "bb"))),
                Hand.col("mutex"));
        assertThat(comparison.rows().get(0).changes().get(0).shift()).isEqualTo(Shift.WORSE);
    }

    @Test
    void flagsOfBothSidesAreKept() {
        Change change = Hand.change(
                Hand.flagged(HUNDRED, "drifts"), Hand.flagged(Hand.series("b", "M", 99, 100, 101), "two modes"));
        assertThat(change.flags()).containsExactly("two modes", "baseline: drifts");
        assertThat(Hand.change(Hand.flagged(HUNDRED, "drifts"), Hand.flagged(HUNDRED_AGAIN, "drifts"))
                        .flags())
                .containsExactly("drifts");
    }

    private static Change change(Unit unit, Series other) {
        return Hand.change(Hand.in(HUNDRED, unit), Hand.in(other, unit));
    }
}
