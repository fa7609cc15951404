// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Figure;
import io.threadtoll.model.Unit;
import io.threadtoll.report.page.Duels.Both;
import io.threadtoll.report.page.Duels.Duel;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sentence at the top says no more than the intervals do. */
class HeadlineTest {
    private static final Duel AHEAD = duel(1.5, 1.7, 1.9);
    private static final Duel BEHIND = duel(0.5, 0.6, 0.7);
    private static final Duel OPEN = duel(0.8, 1.1, 1.4);

    @Test
    void aheadEverywhereIsAYes() {
        assertThat(answer(List.of(AHEAD), List.of(AHEAD, AHEAD), List.of(BEHIND)))
                .isEqualTo(
                        "Yes in throughput: STANDBY_FUTEX is ahead in every condition measured; its longest waits are"
                                + " shorter too.");
    }

    @Test
    void behindEverywhereIsANo() {
        assertThat(answer(List.of(BEHIND), List.of(BEHIND), List.of(AHEAD)))
                .isEqualTo("No: in throughput STANDBY_FUTEX is behind in every condition measured; but where threads"
                        + " queue its longest waits are longer than ReentrantLock's.");
    }

    @Test
    void whatIsOpenIsNeitherWonNorLost() {
        assertThat(answer(List.of(AHEAD), List.of(OPEN, BEHIND), List.of(OPEN)))
                .contains("surely ahead in throughput in 1 of 3 conditions, surely behind in 1", "can't be told");
    }

    @Test
    void whatWasNotMeasuredIsSaid() {
        assertThat(answer(List.of(AHEAD), List.of(), List.of()))
                .endsWith("how long it keeps threads waiting at worst was not measured.");
        assertThat(Headline.of(new Duels(List.of(), List.of(), List.of()))).isEmpty();
    }

    @Test
    void linesSayWhatTheAnswerRestsOn() {
        Headline headline = Headline.of(new Duels(List.of(AHEAD), List.of(AHEAD, OPEN), List.of(BEHIND)))
                .orElseThrow();
        assertThat(headline.lines())
                .extracting(Headline.Line::text)
                .containsExactly(
                        "1.70 [1.50, 1.90] times as fast: faster",
                        "surely more in 1 of 2 conditions, surely less in 0, not told apart yet in 1; the least is 1.10 times"
                                + " as much, the most 1.70",
                        "Jain's index 0.900 against ReentrantLock's 0.800; 1 is an equal share for each thread",
                        "0.600 [0.500, 0.700] times ReentrantLock's 99.9th percentile with 2 threads: shorter");
    }

    private static String answer(List<Duel> alone, List<Duel> contended, List<Duel> tails) {
        return Headline.of(new Duels(alone, contended, tails)).orElseThrow().answer();
    }

    private static Duel duel(double low, double estimate, double high) {
        return new Duel(
                "2 threads",
                Figure.of("times", Unit.COUNT, new Interval(low, estimate, high))
                        .within(Band.atLeast(0.95)),
                Optional.empty(),
                Optional.of(new Both(Unit.COUNT, 0.9, 0.8)),
                Optional.empty());
    }
}
