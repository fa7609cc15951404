// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.journal.SteadinessText;
import io.threadtoll.model.Unit;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forks that drift and forks of two kinds, beside forks of which neither is true. */
class SteadinessTest {
    private static final int SETS = 4_000;

    @Test
    void driftIsTheChangeFromTheFirstToTheLastIteration() {
        assertThat(Steadiness.drift(90, 100, 110)).isEqualTo(0.2, Offset.offset(1e-12));
        assertThat(Steadiness.drift(110, 100, 90)).isEqualTo(-0.2, Offset.offset(1e-12));
        assertThat(Steadiness.drift(7, 7, 7, 7)).isZero();
        assertThat(Steadiness.drift(7, 8)).isNaN();
        assertThat(Steadiness.drift(0, 0, 0)).isNaN();
    }

    @Test
    void onlyADriftThatIsSureAndWorthAWordIsTold() {
        assertThat(Steadiness.commonDrift(new double[] {0.10, 0.12, 0.11})).hasValueSatisfying(drift -> {
            assertThat(drift.estimate()).isEqualTo(0.11, Offset.offset(1e-12));
            assertThat(drift.low()).isPositive();
        });
        assertThat(Steadiness.commonDrift(new double[] {0.10, -0.12, 0.15}))
                .as("unsure")
                .isEmpty();
        assertThat(Steadiness.commonDrift(new double[] {0.021, 0.020, 0.022}))
                .as("small")
                .isEmpty();
        assertThat(Steadiness.commonDrift(new double[] {0.3})).as("one fork").isEmpty();
        assertThat(Steadiness.commonDrift(new double[] {Double.NaN, 0.3, Double.NaN}))
                .isEmpty();
    }

    @Test
    void forksOfTwoSpeedsAreTold() {
        assertThat(Steadiness.modes(new double[] {4.0, 8.1, 4.1, 8.0, 4.05, 8.05}))
                .hasValueSatisfying(modes -> {
                    assertThat(modes.fewer()).isEqualTo(3);
                    assertThat(modes.low()).isEqualTo(4.05, Offset.offset(0.01));
                    assertThat(modes.more()).isEqualTo(3);
                    assertThat(modes.high()).isEqualTo(8.05, Offset.offset(0.01));
                });
        assertThat(Steadiness.modes(new double[] {4.0, 4.1, 4.05, 4.0, 4.1, 8.0}))
                .as("one is an outlier, no kind")
                .isEmpty();
        assertThat(Steadiness.modes(new double[] {4.0, 4.0, 4.0, 4.2, 4.2, 4.2}))
                .as("5 % apart")
                .isEmpty();
        assertThat(Steadiness.modes(new double[] {4.0, 4.0, 8.0, 8.0}))
                .as("too few")
                .isEmpty();
        assertThat(Steadiness.modes(new double[] {0, 0, 0, 8, 8, 8}))
                .as("no logarithms")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.03, 0.3, 1})
    void forksOfOneKindSeldomLookLikeTwo(double deviation) {
        Random random = new Random(1);
        assertThat(found(6, deviation, random)).isLessThan(SETS / 40);
        assertThat(found(10, deviation, random)).isLessThan(SETS / 400);
    }

    @Test
    void theWordsSayHowMuch() {
        assertThat(SteadinessText.of(
                        Unit.NANOSECONDS, new double[] {4, 8, 4, 8, 4, 8}, new double[] {0.10, 0.12, 0.11}))
                .containsExactly(
                        "not steady: from the first to the last iteration of a fork it changes by +11 % [+9, +13]",
                        "forks are of two kinds: 3 at about 4.00 ns, 3 at about 8.00 ns; the mean is of neither");
        assertThat(SteadinessText.of(Unit.NANOSECONDS, new double[] {4, 4.1, 4.2}, new double[] {0.01, 0, -0.01}))
                .isEmpty();
    }

    private static long found(int forks, double deviation, Random random) {
        return IntStream.range(0, SETS)
                .filter(set -> Steadiness.modes(IntStream.range(0, forks)
                                .mapToDouble(fork -> Math.exp(deviation * random.nextGaussian()))
                                .toArray())
                        .isPresent())
                .count();
    }
}
