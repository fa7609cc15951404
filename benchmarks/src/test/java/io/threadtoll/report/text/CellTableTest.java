// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.report.Golden;
import io.threadtoll.report.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTableTest {
    private static final List<String> MAIN =
            List.of("fairnessFraction", "notThere", "cpuPerOpNs", "kernelFutexCallsPerOp");

    @Test
    void showsThemAll() throws IOException {
        assertThat(Status.values()).hasSize(4);
        List<Fork> forks = new ArrayList<>(Samples.forks());
        forks.addAll(contended(List.of("JDK_REENTRANT", "SPIN_THEN_WAIT_FUTEX"), List.of("0", "1000")));
        Golden.check("cells.txt", table(100, false, forks));
        assertThat(table(100, false, List.of())).isEqualTo("Nothing was measured.\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 120, 200})
    void aContendedCellIsALine(int width) {
        List<Fork> forks = contended(List.of("JDK_REENTRANT", "SPIN_THEN_WAIT_FUTEX"), List.of("0", "10000", "20000"));
        assertThat(table(width, false, forks).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width))
                .filteredOn(line -> line.contains("99.0 %"))
                .hasSize(12)
                .allSatisfy(line ->
                        assertThat(line).contains("100 ns [", "150 ns", "1.50").doesNotContain("idle"));
    }

    /** Of a team JMH's score says less than it seems, so that it isn't the main figure. */
    @Test
    void allMetricsAreBelowOnRequest() {
        List<Fork> forks = contended(List.of("JDK_REENTRANT"), List.of("0"));
        assertThat(table(100, true, forks).lines())
                .filteredOn(line -> line.startsWith("    idle"))
                .hasSize(2)
                .containsOnly("    idleFraction 20.0 %, score 8.00 ns [8.00, 8.00]");
        assertThat(table(100, false, forks)).doesNotContain("idleFraction").contains("wallPerOpNs");
    }

    @Test
    void whereNoneIsKnownToMatterTheFirstThreeStandForThem() {
        Fork fork = Forks.measured(Forks.cell("lock", "kind", "a"), 1.0);
        for (String metric : List.of("d", "c", "b", "a")) {
            fork = Forks.with(fork, metric, 7.0);
        }
        assertThat(new CellTable(false, 100, cell -> List.of("e"), false)
                        .render(List.of(fork))
                        .lines()
                        .toList()
                        .get(1))
                .isEqualTo("SCORE [95 %]  FORKS     a     b     c");
    }

    @Test
    void aHostileFileCannotDriveTheTerminal() {
        String hostile = "\u001b[2J\u202e\n".repeat(30);
        Cell cell = new Cell("a." + hostile, new TreeMap<>(Map.of(hostile, hostile)), 2);
        String table = table(
                100,
                true,
                List.of(
                        Forks.with(Forks.measured(cell, 1.0), "m" + hostile, 1.0),
                        Forks.without(cell, Status.FAILED, hostile)));
        assertThat(table.replace("\n", "").codePoints())
                .allMatch(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT);
    }

    private static String table(int width, boolean all, List<Fork> forks) {
        return new CellTable(false, width, cell -> MAIN, all).render(forks);
    }

    private static List<Fork> contended(List<String> mutexes, List<String> insideNs) {
        List<Fork> forks = new ArrayList<>();
        for (String mutex : mutexes) {
            for (String inside : insideNs) {
                for (int threads : List.of(2, 16)) {
                    Cell cell = new Cell(
                            "io.threadtoll.bench.contention.ContendedLock.pass",
                            new TreeMap<>(Map.of(
                                    "mutex", mutex, "insideNs", inside, "outsideNs", "0", "placement", "SPREAD")),
                            threads);
                    for (double ns : List.of(99.0, 100.0, 101.01)) {
                        Fork fork = Forks.measured(cell, 8.0);
                        for (var metric : Map.of(
                                        Fork.TEAM_TIME,
                                        ns,
                                        "fairnessFraction",
                                        0.99,
                                        "cpuPerOpNs",
                                        150.0,
                                        "kernelFutexCallsPerOp",
                                        1.5,
                                        "idleFraction",
                                        0.2)
                                .entrySet()) {
                            fork = Forks.with(fork, metric.getKey(), metric.getValue());
                        }
                        forks.add(fork);
                    }
                }
            }
        }
        return forks;
    }
}
