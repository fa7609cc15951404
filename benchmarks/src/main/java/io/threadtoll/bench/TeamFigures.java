// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.linux.ThreadAccount;
import io.threadtoll.mutex.FutexCalls;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a team did in one iteration. The counts start and end with the iteration, so they hold the operations around the
 * measured window too.
 *
 * @param counts operations of each worker
 * @param early how many of them each had done when the last of all began; empty where it never did
 * @param actual what the shared count says they are
 * @param spent what the scheduler charged all workers together
 * @param wallNs how long the iteration was
 * @param cpus how many CPUs the team could use at once
 * @param futexCalls the lock's own, where it counts them
 */
record TeamFigures(
        List<Long> counts,
        List<Long> early,
        long actual,
        ThreadAccount spent,
        long wallNs,
        int cpus,
        Optional<FutexCalls> futexCalls) {
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
        return Math.max(0, 1 - spent.cpuNs() / ((double) wallNs * cpus));
    }

    /** Jain, Chiu and Hawe 1984: (sum x)^2 / (n sum x^2). */
    double fairnessFraction() {
        double[] shares = shares();
        double squares = Arrays.stream(shares).map(share -> share * share).sum();
        return 1 / (shares.length * squares);
    }

    double smallestShareFraction() {
        return Arrays.stream(shares()).min().orElse(Double.NaN);
    }

    double largestShareFraction() {
        return Arrays.stream(shares()).max().orElse(Double.NaN);
    }

    /** Of what was done while all were there; they add up to 1. A worker that never began has no part in it. */
    private double[] shares() {
        double[] done = new double[counts.size()];
        for (int worker = 0; worker < done.length; worker++) {
            done[worker] = (double) counts.get(worker) - (early.isEmpty() ? 0 : early.get(worker));
        }
        double all = Arrays.stream(done).sum();
        return Arrays.stream(done).map(own -> own / all).toArray();
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
        return perOp((double) total);
    }

    private double perOp(double total) {
        return total / operations();
    }
}
