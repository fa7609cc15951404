// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.bench.lostupdates.UnguardedCounter;
import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Templates;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.DotRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LockAloneTest {
    private final List<Fork> forks = new ArrayList<>();

    @Test
    void theCheapestIsFirstAndTheFloorIsALine() {
        measured(UncontendedLock.pairCell(MutexKind.JDK_REENTRANT), 20, 21, 19);
        measured(UncontendedLock.pairCell(MutexKind.FAIR_FUTEX), 10, 11, 12);
        measured(UncontendedLock.pairCell(MutexKind.NO_MUTEX), 1, 1, 1);
        measured(HardwareFloor.casAndSwapCell(), 5, 5.1, 4.9);
        measured(HardwareFloor.incrementCell(), 0.5);
        forks.add(Forks.with(
                Forks.without(
                        UnguardedCounter.incrementCell(CounterKind.ATOMIC_LONG, Placement.FREE, 1),
                        Fork.Status.MEASURED,
                        ""),
                Metric.TEAM_TIME,
                3.0));
        DotPlot plot = LockAlone.of(forks).orElseThrow().plot();

        assertThat(plot.rows()).extracting(DotRow::label).containsExactly("FAIR_FUTEX", "JDK_REENTRANT");
        assertThat(plot.rows().get(0).forks()).containsExactly(10.0, 11.0, 12.0);
        assertThat(plot.guides())
                .extracting(label -> label.guide().label())
                .containsExactly("no lock 1.00 ns", "one atomic 3.00 ns", "CAS and swap 5.00 ns");
        assertThat(plot.data().rows().get(1)).startsWith("JDK_REENTRANT").anyMatch(cell -> cell.startsWith("4.00 [3."));
    }

    @Test
    void aJournalFromAnywhereIsShown() {
        String bad = "<b onclick=\"x\">";
        Cell hostile = new Cell("x.y.UncontendedLock.pair", new TreeMap<>(Map.of("mutex", bad)), 1);
        measured(hostile, 0, Double.NaN, Double.POSITIVE_INFINITY, -1, 1e300);
        forks.add(Forks.without(
                UncontendedLock.pairCell(MutexKind.PTHREAD_PI), Fork.Status.NOT_APPLICABLE, "no C library"));
        String html = Templates.render("alone", "section", LockAlone.of(forks).orElseThrow());

        assertThat(html).doesNotContain("<b ").contains("not applicable</span>");
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(LockAlone.of(List.of())).isEmpty();
    }

    private void measured(Cell cell, double... scores) {
        for (double score : scores) {
            forks.add(Forks.measured(cell, score));
        }
    }
}
