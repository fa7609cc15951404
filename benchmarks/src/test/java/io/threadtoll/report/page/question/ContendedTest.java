// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.KernelCounts;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Templates;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.MarkLabel;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.Scatter;
import io.threadtoll.report.chart.Trail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ContendedTest {
    private final List<Fork> forks = new ArrayList<>();

    @Test
    void threadsAreAPathOfThroughputsAndFairness() {
        passed(cell(MutexKind.JDK_MONITOR, 0, 8), 200, 0.9);
        passed(cell(MutexKind.JDK_MONITOR, 0, 2), 100, 0.5);
        passed(cell(MutexKind.FAIR_FUTEX, 0, 8), 400, 1);
        passed(cell(MutexKind.NO_MUTEX, 0, 8), 1, 1);
        passed(cell(MutexKind.FAIR_FUTEX, 1000, 8), 400, 1);
        Contended section = Contended.of(forks).orElseThrow();

        assertThat(section.charts()).hasSize(1);
        Scatter chart = section.charts().get(0);
        assertThat(chart.title())
                .isEqualTo("Throughput against fairness: held for one increment, spread over cores, 2 and 8 threads");
        assertThat(chart.note()).isEqualTo("means of 1 fork");
        assertThat(chart.trails()).extracting(Trail::name).containsExactly("FAIR", "MONITOR");
        assertThat(chart.trails().get(1).places()).extracting(Point::x).containsExactly(0.5, 0.9);
        assertThat(chart.trails().get(1).last().y()).isCloseTo(5e6, Offset.offset(1.0));
        assertThat(chart.labels()).extracting(MarkLabel::text).containsExactlyInAnyOrder("FAIR", "MONITOR");
        assertThat(section.table().rows()).hasSize(5);
        assertThat(HtmlText.unbalanced(Templates.render("contended", "section", section)))
                .isEmpty();
    }

    @Test
    void systemCallsComeFromTheCellThatCountsThem() {
        passed(cell(MutexKind.JDK_MONITOR, 0, 8), 200, 0.9);
        passed(cell(MutexKind.FAIR_FUTEX, 0, 8), 400, 1);
        forks.add(Forks.with(
                Forks.without(
                        ContendedLock.passCountedCell(MutexKind.FAIR_FUTEX, Placement.SPREAD_OVER_CORES, 0, 0, 8),
                        Fork.Status.MEASURED,
                        ""),
                KernelCounts.SYSTEM_CALLS_PER_OP,
                1.5));
        Contended section = Contended.of(forks).orElseThrow();

        DotPlot calls = section.beside().get(2);
        assertThat(calls.title())
                .isEqualTo("System calls a pass, 8 threads, held for one increment, spread over cores");
        assertThat(calls.rows()).extracting(row -> row.text()).containsExactly("not counted", "1.50");
    }

    @Test
    void aJournalFromAnywhereIsShown() {
        String bad = "\"><script>";
        for (String lock : List.of(bad, bad + "2", "JDK_MONITOR")) {
            Cell hostile = new Cell(
                    "x.y.ContendedLock.pass",
                    new TreeMap<>(Map.of("mutex", lock, "insideNs", "-9", "placement", bad)),
                    3);
            passed(hostile, 5, Double.NaN);
            passed(hostile, 0, Double.POSITIVE_INFINITY);
            passed(hostile, 1e-300, 0.4);
        }
        String html =
                Templates.render("contended", "section", Contended.of(forks).orElseThrow());

        assertThat(html).doesNotContain("<script").doesNotContain("NaN", "Infinity\"");
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(Contended.of(List.of())).isEmpty();
    }

    @Test
    void labelsMeetNeitherMarksNorEachOther() {
        double ns = 100;
        for (MutexKind kind : MutexKind.values()) {
            ns += 0.1;
            passed(cell(kind, 0, 8), ns, 0.99);
        }
        List<MarkLabel> labels =
                Contended.of(forks).orElseThrow().charts().get(0).labels();

        assertThat(labels).hasSizeGreaterThan(10);
        assertThat(labels.stream().map(label -> label.leftwards() + " " + label.x() + " " + label.y()))
                .doesNotHaveDuplicates();
    }

    private static Cell cell(MutexKind kind, int insideNs, int threads) {
        return ContendedLock.passCell(kind, Placement.SPREAD_OVER_CORES, insideNs, 0, threads);
    }

    private void passed(Cell cell, double ns, double fairness) {
        Fork fork = Forks.with(Forks.without(cell, Fork.Status.MEASURED, ""), Metric.TEAM_TIME, ns);
        forks.add(Forks.with(Forks.with(fork, TeamMetrics.FAIRNESS, fairness), TeamMetrics.CPU_PER_OP, 2 * ns));
    }
}
