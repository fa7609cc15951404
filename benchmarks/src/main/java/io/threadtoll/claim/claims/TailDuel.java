// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.handoff.AcquireLatency;
import io.threadtoll.claim.Evidence;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The longest waits for ReentrantLock against those for the futex mutexes, in one placement.
 *
 * @param placement where the threads run
 * @param threads how many they are
 * @param futexes the mutexes that may be the best
 */
record TailDuel(Placement placement, int threads, List<MutexKind> futexes) {
    /** "At most": at most 5 % more. Fixed beforehand, and no wider than what a person would call the same. */
    static final double EQUAL = 1.05;

    private static final MutexKind JDK = MutexKind.JDK_REENTRANT;
    private static final Metric SERVICE = LatencyKind.SERVICE.p999();
    private static final Metric RESPONSE = LatencyKind.RESPONSE.p999();
    private static final int LOAD_PERCENT = 80;

    /** The closed loops, without which there is no duel. */
    List<Cell> cells() {
        return kinds().map(this::closed).toList();
    }

    /** The open loops beside them, which are shown and not judged. */
    List<Cell> openCells() {
        return kinds().map(this::open).toList();
    }

    private Stream<MutexKind> kinds() {
        return Stream.concat(Stream.of(JDK), futexes.stream());
    }

    /** Compares; the confidence is Bonferroni's, since the best of several in several duels is found by luck too. */
    Result fight(Evidence evidence, int duels) {
        double confidence = 1 - 0.05 / ((double) duels * futexes.size());
        Map<MutexKind, Interval> ratios = new HashMap<>();
        for (MutexKind kind : futexes) {
            double[] ours = evidence.means(closed(kind), SERVICE);
            double[] theirs = evidence.means(closed(JDK), SERVICE);
            if (ours.length > 0 && theirs.length > 0) {
                ratios.put(kind, Estimates.ratio(ours, theirs, confidence));
            }
        }
        Optional<MutexKind> best = ratios.keySet().stream()
                .min(Comparator.comparingDouble(kind -> ratios.get(kind).estimate()));
        return new Result(
                ratios.values().stream().anyMatch(ratio -> ratio.isBelow(EQUAL)),
                ratios.size() == futexes.size() && ratios.values().stream().allMatch(ratio -> ratio.isAbove(EQUAL)),
                best.map(kind -> ratios.get(kind)),
                placement + ", " + threads + " threads: "
                        + best.map(kind -> describe(evidence, kind, ratios.get(kind)))
                                .orElse("no service time was recorded"));
    }

    private String describe(Evidence evidence, MutexKind best, Interval ratio) {
        return String.format(
                Locale.ROOT,
                "%s %s times ReentrantLock; p99.9 service %s against %s; response at %d %% load %s against %s",
                best,
                IntervalText.ofRatio(ratio),
                text(evidence, closed(best), SERVICE),
                text(evidence, closed(JDK), SERVICE),
                LOAD_PERCENT,
                text(evidence, open(best), RESPONSE),
                text(evidence, open(JDK), RESPONSE));
    }

    private static String text(Evidence evidence, Cell cell, Metric metric) {
        double[] forks = evidence.means(cell, metric);
        return forks.length == 0
                ? "not measured"
                : Unit.NANOSECONDS.format(Estimates.geometricMean(forks, 0.95).estimate());
    }

    private Cell closed(MutexKind mutex) {
        return AcquireLatency.closedCell(mutex, placement, threads);
    }

    private Cell open(MutexKind mutex) {
        return AcquireLatency.openCell(mutex, placement, LOAD_PERCENT, threads);
    }

    /**
     * How a duel ended.
     *
     * @param holds whether some futex mutex surely keeps nobody waiting longer
     * @param fails whether each of them surely does
     * @param ratio the best one's p99.9 over ReentrantLock's, where both were recorded
     * @param detail the same and what stands beside it, for a person
     */
    record Result(boolean holds, boolean fails, Optional<Interval> ratio, String detail) {}
}
