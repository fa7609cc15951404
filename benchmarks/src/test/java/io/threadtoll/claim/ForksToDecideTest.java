// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Unit;
import io.threadtoll.report.FigureText;
import io.threadtoll.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForksToDecideTest {
    private static final Figure STRADDLES = Figure.of("times", Unit.COUNT, new Interval(0.8, 1, 1.2));

    @Test
    void anIntervalHalfAsWideTakesFourTimesTheForks() {
        assertThat(verdict(STRADDLES.within(Band.atLeast(0.9))).forksToDecide(3))
                .isEqualTo(12);
    }

    @Test
    void theWidestOneCountsAlsoWhereItStandsInARow() {
        Verdict verdict = Ruling.on(STRADDLES.within(Band.atLeast(0.9)))
                .rows(List.of(EvidenceRow.of("a row", STRADDLES.within(Band.atLeast(0.95)))))
                .verdict();
        assertThat(verdict.forksToDecide(3)).isEqualTo(48);
    }

    @Test
    void atTheEdgeNoNumberTells() {
        assertThat(verdict(STRADDLES.within(Band.atLeast(1))).forksToDecide(3)).isInfinite();
    }

    @Test
    void whatHasNoOpenFigureTakesOneMore() {
        assertThat(new Verdict(Outcome.INCONCLUSIVE, "2 usable forks").forksToDecide(3))
                .isEqualTo(4);
        assertThat(verdict(STRADDLES, Figure.share("of them", 1, 2).within(Band.atLeast(0.5)))
                        .forksToDecide(3))
                .isEqualTo(4);
    }

    @Test
    void aReaderIsTold() {
        assertThat(FigureText.reason(verdict(STRADDLES.within(Band.atLeast(0.9)))))
                .endsWith("; probably decided with 4 times the forks");
        assertThat(FigureText.reason(verdict(STRADDLES.within(Band.atLeast(0.999)))))
                .endsWith("; hardly any number of forks would decide it");
        assertThat(FigureText.reason(verdict(STRADDLES.within(Band.atLeast(0.5)))))
                .doesNotContain("decide");
    }

    private static Verdict verdict(Figure... figures) {
        return Ruling.on(figures).verdict();
    }
}
