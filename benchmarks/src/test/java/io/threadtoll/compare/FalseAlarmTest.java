// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine on simulated runs of the same code, and on a planted slowdown. Forks deviate by 3 %, iterations within a fork
 * by 1 %.
 */
class FalseAlarmTest {
    private static final int SEEDS = 2000;
    private static final int ITERATIONS = 5;
    private static final CompareOptions ANY_CHANGE =
            new CompareOptions(List.of(), List.of(), "score", Optional.empty(), false, 0, 0, false);

    /** With three forks Welch's t is cautious: it errs to the side of fewer alarms, so only the upper bound is the same. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({"3, 0.025", "6, 0.04", "10, 0.04"})
    void equalCodeIsCalledChangedAsOftenAsPromised(int forks, double least) {
        assertThat(shareChanged(forks, 1, ANY_CHANGE, Values.FORK_MEANS)).isBetween(least, 0.06);
    }

    /** The control: what other tools do finds changes by the dozen where there are none. */
    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(ints = {3, 6, 10})
    void pooledIterationsWouldBeCalledChangedFarMoreOften(int forks) {
        assertThat(shareChanged(forks, 1, ANY_CHANGE, Values.POOLED)).isGreaterThan(0.25);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(ints = {3, 6, 10})
    void withTheUsualDeltaEqualCodeIsHardlyEverCalledChanged(int forks) {
        assertThat(shareChanged(forks, 1, CompareOptions.usual(), Values.FORK_MEANS))
                .isLessThan(0.01);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({"6, 0.95", "10, 0.99"})
    void aPlantedSlowdownIsFound(int forks, double least) {
        assertThat(shareChanged(forks, 1.15, CompareOptions.usual(), Values.FORK_MEANS))
                .isGreaterThan(least);
    }

    /** Every one of many equal cells would be a false alarm at 5 %; all of a comparison together are. */
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void holmHoldsTheShareOverAFamily() {
        int cells = 20;
        int trials = 400;
        int alarms = 0;
        for (int seed = 0; seed < trials; seed++) {
            Random random = new Random(seed);
            Comparison comparison =
                    Comparing.compare(List.of(many("a", cells, random), many("b", cells, random)), ANY_CHANGE);
            alarms += comparison.rows().stream()
                            .anyMatch(row -> row.changes().get(0).shift() != Shift.INCONCLUSIVE)
                    ? 1
                    : 0;
        }
        assertThat(alarms / (double) trials).isLessThan(0.08);
    }

    private static Source many(String run, int cells, Random random) {
        return Hand.source(
                run,
                IntStream.range(0, cells)
                        .mapToObj(cell -> Hand.series(run, "M" + cell, Values.FORK_MEANS.of(6, 1, random)))
                        .toArray(Series[]::new));
    }

    private static double shareChanged(int forks, double factor, CompareOptions options, Values values) {
        int changed = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Change change = Hand.change(
                    Hand.series("a", "M", values.of(forks, 1, random)),
                    Hand.series("b", "M", values.of(forks, factor, random)),
                    options);
            changed += change.shift() == Shift.WORSE || change.shift() == Shift.BETTER ? 1 : 0;
        }
        return changed / (double) SEEDS;
    }

    private enum Values {
        FORK_MEANS {
            @Override
            double[] of(int forks, double factor, Random random) {
                return measure(forks, factor, random)
                        .mapToDouble(fork -> Arrays.stream(fork).average().orElseThrow())
                        .toArray();
            }
        },
        POOLED {
            @Override
            double[] of(int forks, double factor, Random random) {
                return measure(forks, factor, random)
                        .flatMapToDouble(DoubleStream::of)
                        .toArray();
            }
        };

        abstract double[] of(int forks, double factor, Random random);

        static Stream<double[]> measure(int forks, double factor, Random random) {
            return IntStream.range(0, forks).mapToObj(fork -> {
                double level = 100 * factor * Math.exp(0.03 * random.nextGaussian());
                return IntStream.range(0, ITERATIONS)
                        .mapToDouble(i -> level * Math.exp(0.01 * random.nextGaussian()))
                        .toArray();
            });
        }
    }
}
