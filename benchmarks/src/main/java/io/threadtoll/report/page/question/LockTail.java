// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Latency;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.chart.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * What threads waited for a lock in one condition, as places of a percentile plot.
 *
 * @param cell what was measured; its forks are not kept
 * @param isResponse whether the time is counted from when a thread was meant to ask, not from when it did
 * @param forks how many forks
 * @param places how many waits there are for each one that is longer, and how long it is in ns
 */
record LockTail(MeasuredCell cell, boolean isResponse, int forks, List<Point> places) {
    private static final Set<String> METHODS = Set.of("AcquireLatency.closed", "AcquireLatency.open");
    private static final Set<String> KINDS = Set.of(LatencyKind.SERVICE.histogram(), LatencyKind.RESPONSE.histogram());

    /** The percentiles at which a curve has a place, dense enough for a smooth line. */
    private static final double[] PERCENTILES = {
        50, 75, 90, 95, 97.5, 99, 99.5, 99.75, 99.9, 99.95, 99.975, 99.99, 99.995, 99.999
    };

    /** A percentile beyond which fewer waits lie is not drawn: a few of them decide it. */
    private static final int FEWEST_BEYOND = 10;

    LockTail {
        places = List.copyOf(places);
    }

    /** Those of a run, in the order of its cells. */
    static List<LockTail> of(List<Fork> forks) {
        return Latency.of(forks.stream().filter(LockTail::isOne).toList())
                .filter(latency -> KINDS.contains(latency.name()))
                .map(LockTail::of)
                .filter(tail -> !tail.places().isEmpty())
                .toList();
    }

    private static LockTail of(Latency latency) {
        return new LockTail(
                new MeasuredCell(latency.cell(), List.of()),
                latency.name().equals(LatencyKind.RESPONSE.histogram()),
                latency.tailsNs().size(),
                places(latency.merged()));
    }

    /** Whether a fork recorded such waits. */
    static boolean isOne(Fork fork) {
        return METHODS.contains(fork.cell().shortName());
    }

    private static List<Point> places(Histogram merged) {
        List<Point> places = new ArrayList<>();
        Arrays.stream(PERCENTILES)
                .filter(percentile -> merged.getTotalCount() * (100 - percentile) / 100 >= FEWEST_BEYOND)
                .mapToObj(percentile ->
                        new Point(place(percentile), (double) Math.max(1, merged.getValueAtPercentile(percentile))))
                .forEach(places::add);
        return places;
    }

    /** Where a percentile lies on HdrHistogram's axis: 99 % at 100, as one of 100 waits is longer. */
    static double place(double percentile) {
        return Math.rint(1e6 / (1 - percentile / 100)) / 1e6;
    }

    String lock() {
        return cell.param("mutex");
    }

    /** Whether it is no lock at all: what is recorded where nobody waits. */
    boolean isControl() {
        return lock().equals(MutexKind.NO_MUTEX.name());
    }

    /** Whether it is a futex lock in Java. */
    boolean isFutex() {
        return Arrays.stream(MutexKind.values())
                .anyMatch(kind -> kind.name().equals(lock()) && kind.family() == MutexKind.Family.FUTEX);
    }

    /** How the threads ask, how long they hold the lock, and where they are. */
    String condition() {
        String asks = cell.param("loadPercent").isEmpty()
                ? "asked for again at once"
                : "asked for by a schedule that keeps it held " + cell.number("loadPercent") + " % of the time";
        return asks + ", held for " + Condition.ns(cell.number("insideNs")) + ", " + Condition.threads(cell) + ", "
                + Condition.placement(cell);
    }
}
