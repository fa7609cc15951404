// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import org.openjdk.jmh.infra.Blackhole;

/**
 * Work of a length given in nanoseconds, that touches no memory others use.
 *
 * <p>It is calibrated in each JVM, since the same loop is compiled anew there: the shortest of many batches, because
 * interference only ever makes one longer.
 */
public final class Work {
    private static final int BATCHES = 200;
    private static final long BATCH_TOKENS = 2_000;
    private static double nsPerToken;

    private final long tokens;

    private Work(long tokens) {
        this.tokens = tokens;
    }

    /** Work of about that many nanoseconds; 0 is no work at all. */
    public static synchronized Work ofNs(long ns) {
        if (ns == 0) {
            return new Work(0);
        }
        if (nsPerToken == 0) {
            nsPerToken = calibrate();
        }
        return new Work(Math.max(1, Math.round(ns / nsPerToken)));
    }

    /** Does the work. */
    public void run() {
        if (tokens > 0) {
            Blackhole.consumeCPU(tokens);
        }
    }

    private static double calibrate() {
        long shortest = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            long start = System.nanoTime();
            Blackhole.consumeCPU(BATCH_TOKENS);
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return (double) shortest / BATCH_TOKENS;
    }
}
