// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.bench.handoff.HandoffLatency;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.page.HtmlReport;
import io.threadtoll.report.text.LocksByDistanceTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocksByDistanceTest {
    private static final List<Fork> FORKS = List.of(
            pass(Placement.OTHER_NODE, 2, 400, 0.6),
            pass(Placement.SAME_CACHE, 2, 100, 0.9),
            handover(Placement.SAME_CACHE, 80),
            handover(Placement.OTHER_NODE, 240),
            // Neither on a pair of CPUs of a class, nor of two threads.
            pass(Placement.SPREAD_OVER_CORES, 2, 50, 1),
            pass(Placement.OTHER_NODE, 8, 50, 1),
            Forks.as(pass(Placement.OTHER_PACKAGE, 2, 50, 1), Fork.Status.NOT_APPLICABLE));

    @Test
    void theFartherClassStandsBesideTheNearestOne() {
        List<LocksByDistance> locks = LocksByDistance.of(FORKS);
        assertThat(locks).hasSize(1);
        assertThat(locks.get(0).hold()).isEqualTo("held 100 ns");
        assertThat(locks.get(0).lines())
                .extracting(LocksByDistance.Line::texts)
                .containsExactly(
                        List.of("SAME_CACHE", "10.0 Mops/s", "1.00", "90.0 %", "80.0 ns", "1.00", "1"),
                        List.of("OTHER_NODE", "2.50 Mops/s", "0.250", "60.0 %", "240 ns", "3.00", "1"));
    }

    @Test
    void whatWasNotMeasuredIsADash() {
        assertThat(LocksByDistance.of(List.of(handover(Placement.OTHER_NODE, 240)))
                        .get(0)
                        .lines())
                .extracting(LocksByDistance.Line::texts)
                .containsExactly(List.of("OTHER_NODE", "-", "-", "-", "240 ns", "1.00", "0"));
    }

    @Test
    void bothThePageAndTheTerminalHaveIt() {
        String html = HtmlReport.render(Samples.run(), List.of(), FORKS);
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(html).contains("Locks by class</h4>", "<td>0.250</td>");
        assertThat(new LocksByDistanceTable(false, 120).render(FORKS)).contains("OTHER_NODE", "0.250");
        assertThat(new LocksByDistanceTable(false, 120).render(Samples.forks())).isEmpty();
    }

    private static Fork pass(Placement placement, int threads, double ns, double fairness) {
        Cell cell = ContendedLock.passCell(MutexKind.THREE_STATE_FUTEX, placement, 100, 0, threads);
        return Forks.with(
                Forks.with(Forks.without(cell, Fork.Status.MEASURED, ""), Metric.TEAM_TIME, ns),
                TeamMetrics.FAIRNESS,
                fairness);
    }

    private static Fork handover(Placement placement, double ns) {
        Cell cell = HandoffLatency.passCell(MutexKind.THREE_STATE_FUTEX, placement, 100, 2);
        return Forks.with(Forks.without(cell, Fork.Status.MEASURED, ""), LatencyKind.HANDOFF.p50(), ns);
    }
}
