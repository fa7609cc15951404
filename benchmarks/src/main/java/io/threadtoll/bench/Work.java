// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Work of a length given in nanoseconds, that touches no memory others use.
 *
 * <p>It is calibrated in each JVM, since the same loop is compiled anew there: the shortest of many batches, because
 * interference only ever makes one longer.
 */
public final class Work {
    /** Long enough for C2 to have compiled the loop; interpreted, a token takes ten times as long. */
    private static final long CALIBRATION_NS = TimeUnit.MILLISECONDS.toNanos(80);

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
        long end = System.nanoTime() + CALIBRATION_NS;
        long start = System.nanoTime();
        while (start < end) {
            Blackhole.consumeCPU(BATCH_TOKENS);
            long now = System.nanoTime();
            shortest = Math.min(shortest, now - start);
            start = now;
        }
        return (double) shortest / BATCH_TOKENS;
    }
}
