// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.measure.Cell;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.IntervalText;
import io.threadtoll.measure.Unit;
import io.threadtoll.measure.statistics.Estimates;
import io.threadtoll.measure.statistics.Interval;
import io.threadtoll.mutex.MutexKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A lock that is handed over in the order of arrival is shared evenly; what that costs stands beside it. */
@AutoService(Claim.class)
public final class FairHandoff implements Claim {
    /** "Evenly": Jain's index of the threads' passes is at least this, 1 being all the same. */
    static final double EVEN = 0.99;

    private static final int INSIDE_NS = 100;
    private static final List<ThreadCount> THREADS = List.of(ThreadCount.P, ThreadCount.FOUR_P);

    @Override
    public String id() {
        return "fair-handoff";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes" + OURS;
    }

    @Override
    public String statement() {
        return "A futex lock that is handed over in the order of arrival is shared evenly by the threads that fight for it.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        Stream<Cell> judged = Stream.concat(Stream.of(RaceCells.gate()), judged(processors).stream());
        return depth == Depth.ESSENTIAL
                ? judged.toList()
                : Stream.concat(judged, cells(MutexKind.JDK_REENTRANT_FAIR, processors).stream())
                        .toList();
    }

    /** Judges by the rounds in which threads ran in parallel: one that is kept off its CPU doesn't arrive. */
    @Override
    public Verdict judge(Evidence evidence) {
        Evidence parallel = evidence.parallel();
        return parallel.gap(needs(evidence.processors(), Depth.ESSENTIAL)).orElseGet(() -> shared(parallel));
    }

    private static Verdict shared(Evidence evidence) {
        List<Interval> shares = judged(evidence.processors()).stream()
                .map(cell -> fairness(evidence, cell))
                .toList();
        String figure = "Jain's index "
                + String.join(", ", shares.stream().map(FairHandoff::text).toList());
        List<String> details = Stream.concat(
                        judged(evidence.processors()).stream(),
                        cells(MutexKind.JDK_REENTRANT_FAIR, evidence.processors()).stream())
                .filter(cell -> evidence.gap(List.of(cell)).isEmpty())
                .map(cell -> describe(evidence, cell))
                .toList();
        if (shares.stream().anyMatch(share -> share.isBelow(EVEN))) {
            return new Verdict(Outcome.REFUTED, figure, "some thread gets more than its share", details);
        }
        return shares.stream().allMatch(share -> share.isAbove(EVEN))
                ? new Verdict(Outcome.REPRODUCED, figure, "with P and with 4P threads, one CPU each in turn", details)
                : new Verdict(Outcome.INCONCLUSIVE, figure, "some interval straddles " + EVEN, details);
    }

    private static Interval fairness(Evidence evidence, Cell cell) {
        return Estimates.mean(evidence.means(cell, "fairnessFraction"), 0.95);
    }

    /** An index can't be above 1, whatever an interval says. */
    private static String text(Interval share) {
        return String.format(
                Locale.ROOT, "%.4f [%.4f, %.4f]", share.estimate(), share.low(), Math.min(1, share.high()));
    }

    private static String describe(Evidence evidence, Cell cell) {
        Interval passes = Estimates.geometricMean(evidence.means(cell, Fork.SCORE), 0.95);
        return String.format(
                Locale.ROOT,
                "%s, %d threads: Jain's index %s, %s, %s a pass",
                cell.params().get("mutex"),
                cell.threads(),
                text(fairness(evidence, cell)),
                IntervalText.of(Unit.OPERATIONS_PER_SECOND, passes),
                calls(evidence, cell));
    }

    /** The lock's own count, else how often the scheduler saw a thread go to sleep: ReentrantLock counts nothing. */
    private static String calls(Evidence evidence, Cell cell) {
        return evidence.has(cell, "futexWaitsPerOp") && evidence.has(cell, "futexWakesPerOp")
                ? average(evidence, cell, "futexWaitsPerOp") + " futex waits and "
                        + average(evidence, cell, "futexWakesPerOp") + " wakes"
                : average(evidence, cell, "voluntarySwitchesPerOp") + " voluntary switches";
    }

    private static String average(Evidence evidence, Cell cell, String metric) {
        return Unit.COUNT.format(
                Estimates.mean(evidence.means(cell, metric), 0.95).estimate());
    }

    private static List<Cell> judged(int processors) {
        return cells(MutexKind.FAIR_FUTEX, processors);
    }

    private static List<Cell> cells(MutexKind mutex, int processors) {
        return THREADS.stream()
                .map(count -> ContendedCells.pass(mutex, Placement.SPREAD, INSIDE_NS, count.on(processors)))
                .toList();
    }
}
