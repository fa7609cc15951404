// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.linux.ThreadAccount;
import io.threadtoll.mutex.FutexCalls;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a team did in one iteration. The counts start and end with the iteration, so they hold the operations around the
 * measured window too.
 *
 * @param counts operations of each worker
 * @param actual what the shared count says they are
 * @param spent what the scheduler charged all workers together
 * @param wallNs how long the iteration was
 * @param cpus how many CPUs the team could use at once
 * @param futexCalls the lock's own, where it counts them
 */
record TeamFigures(
        List<Long> counts, long actual, ThreadAccount spent, long wallNs, int cpus, Optional<FutexCalls> futexCalls) {
    long operations() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    long lost() {
        return operations() - actual;
    }

    double lostFraction() {
        return perOp(lost());
    }

    double wallPerOpNs() {
        return perOp(wallNs);
    }

    double cpuPerOpNs() {
        return perOp(spent.cpuNs());
    }

    double idleFraction() {
        return Math.max(0, 1 - (double) spent.cpuNs() / ((double) wallNs * cpus));
    }

    /** Jain, Chiu and Hawe 1984: (sum x)^2 / (n sum x^2). */
    double fairnessFraction() {
        double sum = (double) operations();
        double squares =
                counts.stream().mapToDouble(count -> (double) count * count).sum();
        return sum * sum / (counts.size() * squares);
    }

    double smallestShareFraction() {
        return perOp(Collections.min(counts));
    }

    double largestShareFraction() {
        return perOp(Collections.max(counts));
    }

    double involuntarySwitchesPerOp() {
        return perOp(spent.involuntarySwitches());
    }

    double voluntarySwitchesPerOp() {
        return perOp(spent.voluntarySwitches());
    }

    double futexWaitsPerOp() {
        return futexCalls.map(calls -> perOp(calls.waits())).orElse(Double.NaN);
    }

    double futexWakesPerOp() {
        return futexCalls.map(calls -> perOp(calls.wakes())).orElse(Double.NaN);
    }

    double slowPathsPerOp() {
        return futexCalls.map(calls -> perOp(calls.slowPaths())).orElse(Double.NaN);
    }

    private double perOp(long total) {
        return (double) total / operations();
    }
}
