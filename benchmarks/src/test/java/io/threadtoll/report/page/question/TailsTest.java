// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.handoff.AcquireLatency;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Templates;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TailsTest {
    /** Of 1,000 waits of 1 to 1,000 us, ten are longer than 990. */
    private static final long[] WAITS =
            LongStream.rangeClosed(1, 1000).map(us -> 1000 * us).toArray();

    private final List<Fork> forks = new ArrayList<>();

    @Test
    void aCurveEndsWhereTenWaitsLieBeyond() {
        waited(AcquireLatency.closedCell(MutexKind.JDK_MONITOR, Placement.PACKED, 8), LatencyKind.SERVICE);
        Chart chart = Tails.of(forks).orElseThrow().plots().get(0).chart();

        assertThat(chart.title())
                .isEqualTo("Waits for a lock, asked for again at once, held for 10 us, 8 threads, all on one CPU");
        List<Point> places = chart.series().get(0).means();
        assertThat(places).extracting(Point::x).containsExactly(2.0, 4.0, 10.0, 20.0, 40.0, 100.0);
        assertThat(places.get(5).y()).isBetween(990e3, 992e3);
        assertThat(chart.across().ticks()).extracting(Tick::label).containsExactly("50 %", "90 %", "99 %");
        // The places of nines are as far from each other.
        assertThat(chart.across().at(100)).isEqualTo(1);
    }

    @Test
    void responseIsDashedBesideService() {
        Cell open = AcquireLatency.openCell(MutexKind.JDK_MONITOR, Placement.PACKED, 80, 8);
        waited(open, LatencyKind.SERVICE, LatencyKind.RESPONSE, LatencyKind.TIMER);
        Tails section = Tails.of(forks).orElseThrow();
        Tails.Plot plot = section.plots().get(0);

        assertThat(plot.key())
                .extracting(Curve::name)
                .containsExactlyInAnyOrder("JDK_MONITOR", "JDK_MONITOR, response");
        assertThat(plot.key()).extracting(curve -> curve.style().dashed()).containsExactlyInAnyOrder(false, true);
        assertThat(plot.forks()).isEqualTo("1 fork a curve");
        assertThat(section.table().rows())
                .extracting(row -> row.get(1))
                .containsExactly("response", "service", "timer");
        String html = Templates.render("tails", "section", section);
        assertThat(html).contains("keeps it held 80 % of the time").contains("dashed");
        assertThat(HtmlText.unbalanced(html)).isEmpty();
    }

    @Test
    void manyLocksArePlottedByKind() {
        for (MutexKind kind : MutexKind.values()) {
            waited(AcquireLatency.closedCell(kind, Placement.PACKED, 8), LatencyKind.SERVICE);
        }

        assertThat(Tails.of(forks).orElseThrow().plots())
                .extracting(plot -> plot.chart().title())
                .satisfiesExactly(
                        title -> assertThat(title).endsWith(", futex locks"),
                        title -> assertThat(title).endsWith(", other locks"));
    }

    @Test
    void aFewWaitsAreNoCurve() {
        Fork fork = Forks.without(
                AcquireLatency.closedCell(MutexKind.JDK_MONITOR, Placement.PACKED, 8), Fork.Status.MEASURED, "");
        forks.add(Forks.recording(fork, LatencyKind.SERVICE.histogram(), 0, 5));

        assertThat(Tails.of(forks)).isEmpty();
        assertThat(Tails.of(List.of())).isEmpty();
    }

    private void waited(Cell cell, LatencyKind... kinds) {
        Fork fork = Forks.without(cell, Fork.Status.MEASURED, "");
        for (LatencyKind kind : kinds) {
            fork = Forks.recording(fork, kind.histogram(), WAITS);
        }
        forks.add(fork);
    }
}
