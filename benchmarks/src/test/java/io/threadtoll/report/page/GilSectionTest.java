// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.gil.PythonFacts;
import io.threadtoll.probe.gil.PythonWorkers;
import io.threadtoll.probe.gil.WorkerKind;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Samples;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The part of the report on the GIL. */
class GilSectionTest {
    /** Samples begin with a step of 1: one worker does as much as one. */
    private static final List<Fork> FORKS = List.of(
            python("/usr/bin/python3.11", 11, 0.9, 1.9),
            python("/opt/python3.14t", 14, 1.8, 1.9),
            java("ON_REQUEST", "JDK_REENTRANT", 1, 1000),
            java("ON_REQUEST", "JDK_REENTRANT", 2, 1100),
            java("EACH_UNIT", "NO_MUTEX", 1, 1000),
            java("EACH_UNIT", "NO_MUTEX", 2, 500),
            // Nothing to be held against.
            java("EACH_UNIT", "FAIR_FUTEX", 2, 500));

    @Test
    void eachInterpreterHasAChartAndSoHasJava() {
        GilSection section = GilSection.of(FORKS);
        assertThat(section.pythons())
                .extracting(Chart::title)
                .containsExactly("CPython 3.11.2, /usr/bin/python3.11", "CPython 3.14.2, /opt/python3.14t");
        assertThat(section.pythonKey())
                .extracting(Curve::name)
                .containsExactly("bytecode, threads", "bytecode, processes");
        assertThat(section.java()).hasSize(1);
        assertThat(section.javaKey())
                .extracting(Curve::name)
                .containsExactly("JDK_REENTRANT, handed over every 5 ms", "no lock");
        assertThat(section.lines())
                .extracting(GilSection.Line::times)
                .containsExactly(
                        "1: 1.00, 2: 0.90",
                        "1: 1.00, 2: 1.90",
                        "1: 1.00, 2: 1.80",
                        "1: 1.00, 2: 1.90",
                        "1: 1.00, 2: 0.91",
                        "1: 1.00, 2: 2.00");
    }

    @Test
    void whatIsBelowOneIsDrawn() {
        Chart chart = GilSection.of(FORKS).pythons().get(0);
        assertThat(chart.up().least()).isLessThanOrEqualTo(0.9);
        assertThat(chart.series().get(0).means()).hasSize(2);
        assertThat(chart.description()).contains("bytecode, threads: 1.00 at 1, 0.900 at 2");
    }

    @Test
    void thePageHasIt() {
        String html = HtmlReport.render(Samples.run(), List.of(), FORKS);
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(html).contains("The GIL</h3>", "The same in Java</h4>", "workers</text>");
        assertThat(HtmlReport.render(Samples.run(), List.of(), Samples.forks())).doesNotContain("The GIL</h3>");
    }

    private static Fork python(String path, int minor, double threads, double processes) {
        Fork fork = Forks.without(PythonWorkers.cell(path), Fork.Status.MEASURED, "");
        fork = Forks.with(fork, PythonWorkers.WORKERS, 2.0);
        fork = Forks.with(fork, PythonFacts.MINOR, (double) minor);
        fork = Forks.with(fork, PythonFacts.MICRO, 2.0);
        fork = Forks.with(fork, WorkerKind.BYTECODE_THREADS.speedup(), threads);
        return Forks.with(fork, WorkerKind.BYTECODE_PROCESSES.speedup(), processes);
    }

    private static Fork java(String handover, String mutex, int threads, double nsEach) {
        Cell cell = new Cell(
                "io.threadtoll.bench.globallock.GlobalLockCost.unit",
                new TreeMap<>(Map.of("handover", handover, "mutex", mutex)),
                threads);
        return Forks.with(Forks.without(cell, Fork.Status.MEASURED, ""), Metric.TEAM_TIME, nsEach);
    }
}
