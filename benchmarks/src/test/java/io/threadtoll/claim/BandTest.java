// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a band says of an interval, and what a ruling makes of several. */
class BandTest {
    @ParameterizedTest
    @CsvSource({
        // band, interval, what it says
        "1, 2, 1, 2, REPRODUCED",
        "1, 2, 1.2, 1.4, REPRODUCED",
        "1, 2, 0.9, 1.4, INCONCLUSIVE",
        "1, 2, 1.9, 2.1, INCONCLUSIVE",
        "1, 2, 0, 0.99, REFUTED",
        "1, 2, 2.01, 9, REFUTED",
        "1, 2, 0, 9, INCONCLUSIVE",
        "1, 2, 0.5, 1, INCONCLUSIVE",
        "1, Infinity, 1, Infinity, REPRODUCED",
        "1, Infinity, -Infinity, Infinity, INCONCLUSIVE",
        "-Infinity, 2, -Infinity, 2, REPRODUCED",
        "1, 2, NaN, NaN, INCONCLUSIVE",
    })
    void onlyAWholeIntervalDecides(double low, double high, double from, double to, Outcome expected) {
        assertThat(Band.between(low, high).judge(new Interval(from, (from + to) / 2, to)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2, REPRODUCED",
        "1.98, 2, REPRODUCED",
        "0.5, 1, INCONCLUSIVE",
        "0, 0.01, INCONCLUSIVE",
        "0, 0.009, REFUTED"
    })
    void whatLiesBetweenHoldingAndRefutingIsOpen(double from, double to, Outcome expected) {
        assertThat(Band.atLeast(1.98).refutedOnlyBelow(0.01).judge(new Interval(from, from, to)))
                .isEqualTo(expected);
        assertThat(Band.atMost(-1.98).refutedOnlyAbove(-0.01).judge(new Interval(-to, -from, -from)))
                .isEqualTo(expected);
    }

    @Test
    void limitsBelongToABandUnlessItLeavesThemOut() {
        assertThat(Band.atLeast(0).judge(new Interval(0, 0, 0))).isEqualTo(Outcome.REPRODUCED);
        assertThat(Band.above(0).judge(new Interval(0, 0, 0))).isEqualTo(Outcome.REFUTED);
        assertThat(Band.below(100).judge(new Interval(100, 100, 100))).isEqualTo(Outcome.REFUTED);
        assertThat(Band.exactly(0).judge(new Interval(1e-300, 1e-300, 1e-300))).isEqualTo(Outcome.REFUTED);
        assertThat(Band.exactly(0).neverRefuting().judge(new Interval(1, 1, 1))).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aCountOfACountIsJudgedByItsShare() {
        Band nearlyAll = Band.atLeast(0.9);
        assertThat(Figure.share("", 9, 10).within(nearlyAll).outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(Figure.share("", 8, 10).within(nearlyAll).outcome()).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void everyForkCounts() {
        Figure forks = Figure.range("", Unit.COUNT, new double[] {1, 3, 2});
        assertThat(forks.within(Band.between(1, 3)).outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(forks.within(Band.between(1, 2)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(forks.within(Band.atMost(0.5)).outcome()).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void oneFigureRefutesAndAllReproduce() {
        Figure yes = Figure.exact("yes", 1).within(Band.exactly(1));
        Figure no = Figure.exact("no", 2).within(Band.exactly(1));
        Figure open = Figure.exact("open", 2).within(Band.exactly(1).neverRefuting());

        assertThat(Ruling.on(yes, yes).verdict().outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(Ruling.on(yes, open).verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(Ruling.on(open, no).verdict().outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(Ruling.on(Figure.exact("beside", 1)).verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(Ruling.on(List.of()).verdict().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aControlThatFailsLeavesItOpenAndSaysSo() {
        Figure no = Figure.exact("no", 2).within(Band.exactly(1));
        Verdict verdict = Ruling.on(no)
                .control(Figure.exact("control", 0), Band.above(0), "the control shows nothing")
                .refuted("refuted")
                .verdict();

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("the control shows nothing");
        assertThat(Ruling.on(no)
                        .control(Figure.exact("control", 1), Band.above(0), "")
                        .refuted("refuted")
                        .verdict()
                        .reason())
                .isEqualTo("refuted");
    }
}
