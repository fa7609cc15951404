// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sequences with and without steps, of values that vary by 3 %. */
class StepsTest {
    private static final double MARGIN = Math.log(1.05);

    @Test
    void aSequenceWithoutAStepSeldomHasOne() {
        SplittableRandom random = new SplittableRandom(1);
        long steps = IntStream.range(0, 1000)
                .filter(any -> !Steps.of(values(random, 30), 0, 0.05).isEmpty())
                .count();
        assertThat(steps).isBetween(1L, 50L);
    }

    @Test
    void aStepIsFoundWhereItIs() {
        SplittableRandom random = new SplittableRandom(1);
        int found = 0;
        for (int i = 0; i < 200; i++) {
            double[] values = values(random, 24);
            stepped(values, 14, Math.log(1.15));
            List<Steps.Step> steps = Steps.of(values, MARGIN, 0.05 / 100);
            found += steps.stream().anyMatch(step -> Math.abs(step.at() - 14) <= 1) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(160);
    }

    @Test
    void severalStepsAreFoundEachWithItsOwnChange() {
        double[] values = values(new SplittableRandom(2), 60);
        stepped(values, 20, 0.3);
        stepped(values, 40, -0.2);
        List<Steps.Step> steps = Steps.of(values, MARGIN, 0.001);
        assertThat(steps).extracting(Steps.Step::at).containsExactly(20, 40);
        assertThat(steps).extracting(Steps.Step::before).containsExactly(20, 20);
        assertThat(steps).extracting(Steps.Step::after).containsExactly(20, 20);
        assertThat(steps.get(0).change().difference()).isBetween(0.26, 0.34);
        assertThat(steps.get(1).change().difference()).isBetween(-0.24, -0.16);
    }

    @Test
    void aStepWithinTheMarginIsNone() {
        double[] values = values(new SplittableRandom(2), 60);
        stepped(values, 30, Math.log(1.04));
        assertThat(Steps.of(values, MARGIN, 0.05)).isEmpty();
        assertThat(Steps.of(values, 0, 0.05)).isNotEmpty();
    }

    @Test
    void fewValuesHaveNone() {
        assertThat(Steps.of(new double[] {}, 0, 0.05)).isEmpty();
        assertThat(Steps.of(new double[] {1, 1, 1, 1, 9, 9, 9}, 0, 0.05)).isEmpty();
        assertThat(Steps.of(new double[] {1, 1, 1, 1, 9, 9, 9, 9}, 0, 0.05)).hasSize(1);
    }

    private static double[] values(SplittableRandom random, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> 0.03 * random.nextGaussian());
        return values;
    }

    private static void stepped(double[] values, int from, double by) {
        IntStream.range(from, values.length).forEach(i -> values[i] += by);
    }
}
