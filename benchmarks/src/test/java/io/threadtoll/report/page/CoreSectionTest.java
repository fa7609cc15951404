// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.topology.CpuClasses;
import io.threadtoll.machine.topology.CpuDistance;
import io.threadtoll.machine.topology.SampleTopologies;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Run;
import io.threadtoll.probe.coretocore.CoreToCore;
import io.threadtoll.report.CoreTrips;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Samples;
import io.threadtoll.report.chart.HeatMap;
import io.threadtoll.report.text.CoreToCoreTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The part of the report on the distance of CPUs, of machines larger than this one may be. */
class CoreSectionTest {
    private static final Map<CpuDistance, Integer> TRIPS_NS = Map.of(
            CpuDistance.SMT_SIBLINGS, 10,
            CpuDistance.SAME_CACHE, 60,
            CpuDistance.OTHER_CACHE, 110,
            CpuDistance.OTHER_NODE, 160,
            CpuDistance.OTHER_PACKAGE, 260);

    @ParameterizedTest
    @ValueSource(ints = {32, 64})
    void everyPairHasASquareAndEveryClassARow(int cpus) {
        Topology topology = SampleTopologies.ofServer(cpus);
        Run run = Samples.run(topology.fields());
        List<Fork> forks = allPairs(topology);
        CoreSection section = CoreSection.of(run, forks);
        assertThat(section.maps()).hasSize(2);
        HeatMap trips = section.maps().get(0);
        assertThat(trips.squares()).hasSize(cpus * (cpus - 1) / 2).allSatisfy(square -> {
            assertThat(square.row()).isGreaterThan(square.column());
            assertThat(square.column()).isNotNegative();
        });
        assertThat(trips.borders())
                .containsExactly(cpus / 8, cpus / 4, 3 * cpus / 8, cpus / 2, 5 * cpus / 8, 3 * cpus / 4, 7 * cpus / 8);
        assertThat(section.trips().cpus()).startsWith(0, cpus / 2, 1, cpus / 2 + 1);
        assertThat(section.trips().classes())
                .extracting(CoreTrips.Line::distance)
                .containsExactly("SMT_SIBLINGS", "SAME_CACHE", "OTHER_CACHE", "OTHER_NODE", "OTHER_PACKAGE");
        CoreTrips.Line farthest = section.trips().classes().get(4);
        assertThat(farthest.pairs()).isEqualTo(cpus * cpus / 4);
        assertThat(farthest.line().median()).isEqualTo(260);
        assertThat(farthest.line().times()).isEqualTo(26);

        String html = HtmlReport.render(run, List.of(), forks);
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(HtmlText.outline(html)).contains("From core to core", "By class", "Each pair");
    }

    @Test
    void theTableForATerminalHasTheSame() {
        Topology topology = SampleTopologies.ofServer(32);
        String table = new CoreToCoreTable(false, 120)
                .render(Samples.run(topology.fields()).environment(), allPairs(topology));
        assertThat(table.lines().toList())
                .anyMatch(line -> line.matches("OTHER_PACKAGE +256 +256 +260 ns .* 26.00 .*"));
    }

    @Test
    void aPairThatTheEnvironmentDoesNotKnowIsOfNoClass() {
        CoreSection section = CoreSection.of(Samples.run(Map.of()), List.of(fork(7, 3, 50)));
        assertThat(section.trips().classes())
                .extracting(CoreTrips.Line::distance)
                .containsExactly("not known");
        assertThat(section.maps().get(0).squares()).containsExactly(new HeatMap.Square(1, 0, 50));
        assertThat(section.maps().get(0).values())
                .extracting(HeatMap.Label::text)
                .containsExactly("50.0 ns");
    }

    @Test
    void aRunThatMeasuredNoneHasNoSuchPart() {
        assertThat(HtmlReport.render(Samples.run(), List.of(), Samples.forks())).doesNotContain("From core to core");
    }

    private static List<Fork> allPairs(Topology topology) {
        CpuClasses classes = new CpuClasses(topology);
        List<Fork> forks = new ArrayList<>();
        for (int one : topology.cpus()) {
            for (int other = one + 1; other < topology.cpus().size(); other++) {
                forks.add(fork(
                        one, other, TRIPS_NS.get(classes.distance(one, other).orElseThrow())));
            }
        }
        return forks;
    }

    private static Fork fork(int one, int other, int ns) {
        Cell cell = Cell.ofProbe(CoreToCore.ID, Map.of("pair", one + ":" + other));
        Fork fork = Forks.with(Forks.without(cell, Fork.Status.MEASURED, ""), CoreToCore.LINE_TRIP, (double) ns);
        return Forks.with(fork, CoreToCore.FUTEX_HOP, 3000.0 + ns);
    }
}
