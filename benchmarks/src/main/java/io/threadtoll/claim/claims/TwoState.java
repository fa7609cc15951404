// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Locale;

/** The article's lock has two states, and its unlock is said to be free; both can't hold. */
@AutoService(Claim.class)
public final class TwoState implements Claim {
    /** "Every unlock asks the kernel": at least this many futex calls a pair. */
    static final double EVERY = 0.999;

    /** "None does": at most this many. */
    static final double NONE = 0.001;

    /** How much slower two states are at least, where the claim is wrong. */
    static final double SLOWER = 5;

    private static final Cell TWO = UncontendedCells.pair(MutexKind.TWO_STATE_FUTEX);
    private static final Cell TWO_COUNTED = UncontendedCells.counted(MutexKind.TWO_STATE_FUTEX);
    private static final Cell THREE_COUNTED = UncontendedCells.counted(MutexKind.THREE_STATE_FUTEX);
    private static final Cell THREE = UncontendedCells.pair(MutexKind.THREE_STATE_FUTEX);

    @Override
    public String id() {
        return "two-state";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "A word that is 0 or 1 is enough for a futex mutex whose uncontended unlock costs no system call.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(TWO, THREE, TWO_COUNTED, THREE_COUNTED, KernelMetrics.proof());
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(List.of(TWO, THREE))
                .orElseGet(() -> FutexCount.judge(
                        evidence, List.of(TWO_COUNTED, THREE_COUNTED), count -> compared(evidence, count)));
    }

    private static Verdict compared(Evidence evidence, FutexCount count) {
        double two = Estimates.mean(count.perOp(evidence, TWO_COUNTED), 0.95).estimate();
        double three =
                Estimates.mean(count.perOp(evidence, THREE_COUNTED), 0.95).estimate();
        Interval ratio = Estimates.ratio(evidence.means(TWO, Metric.SCORE), evidence.means(THREE, Metric.SCORE), 0.95);
        String figure = String.format(
                Locale.ROOT,
                "%.4f futex calls a pair with two states, %.4f with three; %.0f [%.0f, %.0f] times the time",
                two,
                three,
                ratio.estimate(),
                ratio.low(),
                ratio.high());
        if (two >= EVERY && three <= NONE && ratio.isAbove(SLOWER)) {
            return new Verdict(
                    Outcome.REFUTED,
                    figure,
                    "the word doesn't say whether anyone sleeps, so every unlock has to wake; calls " + count.source());
        }
        if (two <= NONE) {
            return new Verdict(
                    Outcome.REPRODUCED, figure, "two states unlock without the kernel; calls " + count.source());
        }
        return new Verdict(
                Outcome.INCONCLUSIVE,
                figure,
                "neither every unlock wakes nor none, or not at the time; calls " + count.source());
    }
}
