// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cell against itself: how often is a difference found where there is none? */
class SameAgainstSameTest {
    private static final int TRIALS = 4000;
    private static final int ITERATIONS = 5;
    private static final double FORK_DEVIATION = 0.03;
    private static final double ITERATION_DEVIATION = 0.01;

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 10})
    void forkMeansAreWrongAsOftenAsPromised(int forks) {
        assertThat(shareOfDifferences(forks, SameAgainstSameTest::forkMeans)).isBetween(0.03, 0.07);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 10})
    void pooledIterationsAreWrongFarMoreOften(int forks) {
        assertThat(shareOfDifferences(forks, SameAgainstSameTest::pooled)).isGreaterThan(0.20);
    }

    private static double shareOfDifferences(int forks, Values values) {
        Random random = new Random(20261124);
        int found = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            Interval ratio =
                    Estimates.ratio(values.of(measure(forks, random)), values.of(measure(forks, random)), 0.95);
            if (ratio.isAbove(1) || ratio.isBelow(1)) {
                found++;
            }
        }
        return found / (double) TRIALS;
    }

    private static double[][] measure(int forks, Random random) {
        return Stream.generate(() -> fork(random)).limit(forks).toArray(double[][]::new);
    }

    private static double[] fork(Random random) {
        double level = 100 * (1 + FORK_DEVIATION * random.nextGaussian());
        return random.doubles(ITERATIONS)
                .map(ignored -> level * (1 + ITERATION_DEVIATION * random.nextGaussian()))
                .toArray();
    }

    private static double[] forkMeans(double[][] forks) {
        return Arrays.stream(forks)
                .mapToDouble(fork -> Arrays.stream(fork).average().orElseThrow())
                .toArray();
    }

    private static double[] pooled(double[][] forks) {
        return Arrays.stream(forks).flatMapToDouble(Arrays::stream).toArray();
    }

    private interface Values {
        double[] of(double[][] forks);
    }
}
