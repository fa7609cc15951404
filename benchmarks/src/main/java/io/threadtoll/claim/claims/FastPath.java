// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A futex lock that nobody else wants costs nanoseconds and no system call. */
@AutoService(Claim.class)
public final class FastPath implements Claim {
    /** "Nanoseconds": fewer than a hundred. */
    static final double MOST_NS = 100;

    /** "No system call": at most ten for a million pairs, which leaves room for a thread that starts or ends. */
    static final double MOST_CALLS_PER_PAIR = 10e-6;

    private static final Cell LOCK = UncontendedCells.pair(MutexKind.THREE_STATE_FUTEX);
    private static final Cell COUNTED = UncontendedCells.counted(MutexKind.THREE_STATE_FUTEX);

    @Override
    public String id() {
        return "fast-path";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "Locking and unlocking a futex mutex that nobody else wants takes nanoseconds and no system call.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        List<Cell> beside =
                List.of(LOCK, COUNTED, KernelMetrics.proof(), UncontendedCells.floor(), UncontendedCells.baseline());
        return depth == Depth.ESSENTIAL
                ? beside
                : Stream.concat(
                                beside.stream(),
                                Arrays.stream(MutexKind.values()).map(UncontendedCells::pair))
                        .distinct()
                        .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(List.of(LOCK, UncontendedCells.floor()))
                .orElseGet(() -> FutexCount.judge(evidence, List.of(COUNTED), count -> fast(evidence, count)));
    }

    private static Verdict fast(Evidence evidence, FutexCount count) {
        double[] ns = evidence.means(LOCK, Metric.SCORE);
        Interval time = Estimates.geometricMean(ns, 0.95);
        double calls = Arrays.stream(count.perOp(evidence, COUNTED)).max().orElse(Double.NaN);
        Interval floor = Estimates.ratio(ns, evidence.means(UncontendedCells.floor(), Metric.SCORE), 0.95);
        String figure = IntervalText.of(Unit.NANOSECONDS, time)
                + String.format(Locale.ROOT, ", %.6f futex calls a pair", calls);
        String reason =
                IntervalText.ofRatio(floor) + " times a bare compare-and-swap and swap; calls " + count.source();
        if (time.isBelow(MOST_NS) && calls <= MOST_CALLS_PER_PAIR) {
            return new Verdict(Outcome.REPRODUCED, figure, reason);
        }
        boolean refuted = time.isAbove(MOST_NS) || calls > MOST_CALLS_PER_PAIR;
        return new Verdict(refuted ? Outcome.REFUTED : Outcome.INCONCLUSIVE, figure, reason);
    }
}
