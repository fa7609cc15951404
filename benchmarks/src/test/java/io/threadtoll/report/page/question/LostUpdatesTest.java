// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.bench.lostupdates.GuardedCounter;
import io.threadtoll.bench.lostupdates.UnguardedCounter;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Templates;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.DotRow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostUpdatesTest {
    private final List<Fork> forks = new ArrayList<>();

    @Test
    void eachPlacementIsAPlotOnTheSameAxis() {
        lost(unguarded(CounterKind.ATOMIC_LONG, Placement.SPREAD_OVER_CORES), 0, 100, 0);
        lost(unguarded(CounterKind.PLAIN, Placement.SPREAD_OVER_CORES), 0.4, 100, 40);
        lost(unguarded(CounterKind.PLAIN, Placement.PACKED), 0.01, 100, 1);
        lost(GuardedCounter.incrementCell(MutexKind.NO_MUTEX, Placement.PACKED, 2), 0.02, 100, 2);
        LostUpdates section = LostUpdates.of(forks).orElseThrow();

        assertThat(section.plots())
                .extracting(DotPlot::title)
                .containsExactly(
                        "Share of updates lost: 2 threads, spread over cores",
                        "Share of updates lost: 2 threads, all on one CPU");
        assertThat(section.plots().get(0).axis())
                .isEqualTo(section.plots().get(1).axis());
        assertThat(section.plots().get(0).rows()).extracting(DotRow::label).containsExactly("PLAIN", "ATOMIC_LONG");
        assertThat(section.plots().get(1).rows()).extracting(DotRow::isFloor).containsExactly(false, true);
        assertThat(section.guarded()).isEmpty();
    }

    @Test
    void locksAreOneSentence() {
        lost(GuardedCounter.incrementCell(MutexKind.JDK_MONITOR, Placement.PACKED, 2), 0, 1000, 0);
        lost(GuardedCounter.incrementCell(MutexKind.FAIR_FUTEX, Placement.PACKED, 2), 0, 2000, 0);

        assertThat(LostUpdates.of(forks).orElseThrow().guarded())
                .isEqualTo("Under a lock: 3.00 k increments in 2 forks of 2 kinds, none lost.");

        forks.add(Forks.without(
                GuardedCounter.incrementCell(MutexKind.PTHREAD_PI, Placement.PACKED, 2), Fork.Status.FAILED, "17"));
        String html =
                Templates.render("lostupdates", "section", LostUpdates.of(forks).orElseThrow());
        assertThat(html).contains("Lost updates, or failed: PTHREAD_PI. Under a lock");
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(LostUpdates.of(List.of())).isEmpty();
    }

    private static Cell unguarded(CounterKind counter, Placement placement) {
        return UnguardedCounter.incrementCell(counter, placement, 2);
    }

    private void lost(Cell cell, double share, double operations, double lost) {
        Fork fork = Forks.with(Forks.without(cell, Fork.Status.MEASURED, ""), TeamMetrics.LOST_FRACTION, share);
        forks.add(Forks.with(Forks.with(fork, TeamMetrics.OPERATIONS, operations), TeamMetrics.LOST, lost));
    }
}
