// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.linux.ThreadAccount;
import io.threadtoll.mutex.FutexCalls;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Figures whose right answer is known. */
class TeamFiguresTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void equalWorkersAreFair() {
        TeamFigures figures = figures(0, 100L, 100L, 100L, 100L);
        assertThat(figures.fairnessFraction()).isEqualTo(1, EXACT);
        assertThat(figures.smallestShareFraction()).isEqualTo(0.25, EXACT);
        assertThat(figures.largestShareFraction()).isEqualTo(0.25, EXACT);
    }

    @Test
    void oneWorkerWithEverythingIsOneNthFair() {
        TeamFigures figures = figures(0, 400L, 0L, 0L, 0L);
        assertThat(figures.fairnessFraction()).isEqualTo(0.25, EXACT);
        assertThat(figures.smallestShareFraction()).isZero();
        assertThat(figures.largestShareFraction()).isEqualTo(1, EXACT);
    }

    @Test
    void oneToThreeIsFourFifthsFair() {
        assertThat(figures(0, 100L, 300L).fairnessFraction()).isEqualTo(0.8, EXACT);
    }

    @Test
    void whatWasDoneBeforeAllWereThereHasNoShare() {
        TeamFigures figures = new TeamFigures(
                List.of(1100L, 101L), List.of(1000L, 1L), 1201, new ThreadAccount(1, 0, 0, 0), 1, 2, Optional.empty());
        assertThat(figures.fairnessFraction()).isEqualTo(1, EXACT);
        assertThat(figures.largestShareFraction()).isEqualTo(0.5, EXACT);
        assertThat(figures.operations()).isEqualTo(1201);
        assertThat(figures.lost()).isZero();
    }

    @Test
    void manyOperationsDoNotOverflow() {
        assertThat(figures(0, 4_000_000_000L, 4_000_000_000L).fairnessFraction())
                .isEqualTo(1, EXACT);
    }

    @Test
    void lostIsWhatLeftNoTrace() {
        TeamFigures figures = figures(100, 300L, 100L);
        assertThat(figures.operations()).isEqualTo(400);
        assertThat(figures.lost()).isEqualTo(100);
        assertThat(figures.lostFraction()).isEqualTo(0.25, EXACT);
        assertThat(figures(0, 300L, 100L).lost()).isZero();
    }

    @Test
    void costsAreForOneOperation() {
        TeamFigures figures = figures(0, 300L, 100L);
        assertThat(figures.wallPerOpNs()).isEqualTo(10, EXACT);
        assertThat(figures.cpuPerOpNs()).isEqualTo(15, EXACT);
        assertThat(figures.voluntarySwitchesPerOp()).isEqualTo(0.5, EXACT);
        assertThat(figures.involuntarySwitchesPerOp()).isEqualTo(0.1, EXACT);
        assertThat(figures.futexWaitsPerOp()).isEqualTo(0.02, EXACT);
        assertThat(figures.futexWakesPerOp()).isEqualTo(0.04, EXACT);
        assertThat(figures.slowPathsPerOp()).isEqualTo(0.015, EXACT);
    }

    @Test
    void idleIsWhatTheTeamCouldHaveUsed() {
        assertThat(figures(0, 300L, 100L).idleFraction()).isEqualTo(0.25, EXACT);
        assertThat(new TeamFigures(
                                List.of(1L), List.of(), 1, new ThreadAccount(4001, 0, 0, 0), 4000, 1, Optional.empty())
                        .idleFraction())
                .as("the scheduler may charge a little more than the wall")
                .isZero();
    }

    @Test
    void callsThatNobodyCountsAreNotANumber() {
        TeamFigures figures =
                new TeamFigures(List.of(1L), List.of(), 1, new ThreadAccount(1, 0, 0, 0), 1, 1, Optional.empty());
        assertThat(figures.futexWaitsPerOp()).isNaN();
        assertThat(figures.futexWakesPerOp()).isNaN();
        assertThat(figures.slowPathsPerOp()).isNaN();
    }

    /** A team that took 4000 ns on two CPUs, 6000 ns of CPU time. */
    private static TeamFigures figures(long lost, Long... counts) {
        long operations = List.of(counts).stream().mapToLong(Long::longValue).sum();
        return new TeamFigures(
                List.of(counts),
                List.of(),
                operations - lost,
                new ThreadAccount(6000, 0, 200, 40),
                4000,
                2,
                Optional.of(new FutexCalls(8, 16, 6)));
    }
}
