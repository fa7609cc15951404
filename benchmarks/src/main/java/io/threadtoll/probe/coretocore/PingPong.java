// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.coretocore;

import io.threadtoll.linux.Affinity;
import io.threadtoll.machine.topology.CpuPair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A ball that two threads, each bound to a CPU, pass back and forth for a while. */
final class PingPong {
    private static final long WARM_UP_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MEASURE_NS = TimeUnit.MILLISECONDS.toNanos(150);

    /** About how long a game takes. */
    static final long EXPECTED_NS = WARM_UP_NS + MEASURE_NS + TimeUnit.MILLISECONDS.toNanos(30);

    private static final long LONGEST_S = 20;

    private PingPong() {}

    /**
     * Half a round trip in ns: the median of batches of so many round trips, which a moment in which one of the CPUs did
     * something else doesn't move.
     */
    static double medianNs(CpuPair pair, Ball ball, int batch) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(2, PingPong::daemon);
        try {
            Future<Double> first = threads.submit(ended(ball, () -> {
                Affinity.pin(pair.first());
                batchesNs(ball, batch, WARM_UP_NS);
                return median(batchesNs(ball, batch, MEASURE_NS));
            }));
            Future<Double> second = threads.submit(ended(ball, () -> {
                Affinity.pin(pair.second());
                while (ball.play(Ball.SECOND)) {
                    // The other side counts.
                }
                return 0.0;
            }));
            double median = first.get(LONGEST_S, TimeUnit.SECONDS);
            second.get(LONGEST_S, TimeUnit.SECONDS);
            return median;
        } catch (TimeoutException e) {
            throw new IllegalStateException("two threads on " + pair + " have not ended in " + LONGEST_S + " s", e);
        } finally {
            ball.end();
            threads.shutdownNow();
        }
    }

    /** The same, after which the other side plays no more either, however this one ended. */
    private static Callable<Double> ended(Ball ball, Callable<Double> side) {
        return () -> {
            try {
                return side.call();
            } finally {
                ball.end();
            }
        };
    }

    private static Thread daemon(Runnable side) {
        Thread thread = new Thread(side, "ping-pong");
        thread.setDaemon(true);
        return thread;
    }

    private static List<Double> batchesNs(Ball ball, int batch, long forNs) {
        List<Double> batches = new ArrayList<>();
        long began = System.nanoTime();
        long before = began;
        while (before - began < forNs) {
            for (int trip = 0; trip < batch; trip++) {
                if (!ball.play(Ball.FIRST)) {
                    throw new IllegalStateException("the other side has ended");
                }
            }
            long now = System.nanoTime();
            batches.add((now - before) / (2.0 * batch));
            before = now;
        }
        return batches;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
