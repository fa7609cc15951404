// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Timing;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IterationsTest {
    private static final Timing TIMING = new Timing(2, 100, 4, 180);
    private static final Cell CELL =
            ContendedLock.passCell(MutexKind.STANDBY_FUTEX, Placement.SPREAD_OVER_CORES, 0, 0, 2);
    private static final Plan PLAN =
            new Plan("made", 3, 1, List.of(Jvm.ofPath("/bin/java")), List.of(new PlannedCell(CELL, TIMING)), List.of());

    /** A fork costs as much as four iterations, which vary ten times as much as forks do: 2 * 10. */
    @Test
    void whatVariesWithinAForkIsMeasuredLonger() {
        assertThat(Iterations.of(PLAN, forks(0.3, 0.03))).containsEntry("contention", 8);
    }

    @Test
    void whatVariesBetweenForksIsMeasuredShortly() {
        assertThat(Iterations.of(PLAN, forks(0.01, 0.1))).containsEntry("contention", 2);
    }

    @Test
    void inBetweenItIsTheRoot() {
        // 2 * 0.06 / 0.03.
        assertThat(Iterations.of(PLAN, forks(0.06, 0.03)).get("contention")).isBetween(3, 5);
    }

    @Test
    void ofNothingNothingIsSaid() {
        assertThat(Iterations.of(PLAN, List.of())).isEmpty();
        PlannedCell planned = new PlannedCell(CELL, TIMING);
        assertThat(Iterations.with(planned, Map.of())).isEqualTo(planned);
        assertThat(Iterations.with(planned, Map.of("contention", 7)).timing().iterations())
                .isEqualTo(7);
        PlannedCell probe = new PlannedCell(Cell.ofProbe("parallelism"), TIMING);
        assertThat(Iterations.with(probe, Map.of("probe", 7))).isEqualTo(probe);
    }

    private static List<Fork> forks(double within, double between) {
        SplittableRandom random = new SplittableRandom(9);
        List<Fork> forks = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            double fork = between * random.nextGaussian();
            List<Double> iterations = new ArrayList<>();
            for (int i = 0; i < TIMING.iterations(); i++) {
                iterations.add(100 * Math.exp(fork + within * random.nextGaussian()));
            }
            forks.add(new Fork(
                    round,
                    CELL,
                    "avgt",
                    Instant.EPOCH,
                    TIMING.iterationNs() + 4 * 180_000_000L,
                    TIMING.iterationNs(),
                    Fork.Status.MEASURED,
                    "",
                    new TreeMap<>(Map.of(Fork.TEAM_TIME, new Sample(Unit.NANOSECONDS, List.of(), iterations))),
                    new Interference(0, 0, 0, Double.NaN),
                    new TreeMap<>()));
        }
        return forks;
    }
}
