// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.CounterUnavailableException;
import io.threadtoll.linux.Futex;
import io.threadtoll.linux.PerfCounter;
import io.threadtoll.linux.Tracepoint;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does the kernel count exactly what a thread does, and what does being counted cost? A thread makes {@link #CALLS}
 * FUTEX_WAKE calls, then another one does.
 *
 * <p>The JVM makes futex calls of its own on any thread now and then, and can only add: each count is the least of
 * several batches.
 */
@AutoService(Probe.class)
public final class CounterProof implements Probe {
    /** The probe's id. */
    public static final String ID = "kernel-counters";

    /** Calls in a batch. */
    public static final int CALLS = 1_000;

    /** How many of a thread's own {@link #CALLS} its counter counted: should be all of them. */
    public static final Metric OWN_COUNTED = Metric.of("ownCounted");

    /** How many of another thread's {@link #CALLS} it counted: should be none. */
    public static final Metric OTHERS_COUNTED = Metric.lowerIsBetter("othersCounted");

    /** One FUTEX_WAKE while nothing counts. */
    public static final Metric UNCOUNTED_NS = Metric.of("wakeUncountedNs");

    /** One FUTEX_WAKE while another thread's futex calls are counted: its own are not, and are slower all the same. */
    public static final Metric OTHER_COUNTED_NS = Metric.of("wakeOtherCountedNs");

    /** One FUTEX_WAKE while its thread's futex calls are counted. */
    public static final Metric FUTEX_COUNTED_NS = Metric.of("wakeFutexCountedNs");

    /** One FUTEX_WAKE while its thread is counted at every {@link Tracepoint}; absent where one can't be. */
    public static final Metric ALL_COUNTED_NS = Metric.of("wakeAllCountedNs");

    private static final int BATCHES = 20;
    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int READY = 1;
    private static final int GO = 2;
    private static final int DONE = 3;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Does the kernel count exactly what a thread does, and what does being counted cost?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("ownCounted", "othersCounted", "wakeAllCountedNs");
    }

    @Override
    public boolean needsOneFork() {
        return true;
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(5_500);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Map<Metric, Double> values = new LinkedHashMap<>();
        // Not a field: a probe is made to be listed too, where no native call can be made.
        Futex word = new Futex();
        try (PerfCounter counter = PerfCounter.ofThisThread(Tracepoint.FUTEX_CALL)) {
            long own = Long.MAX_VALUE;
            long others = Long.MAX_VALUE;
            for (int batch = 0; batch < BATCHES; batch++) {
                own = Math.min(own, ownCounted(counter, word));
                others = Math.min(others, othersCounted(counter, word));
            }
            values.put(OWN_COUNTED, (double) own);
            values.put(OTHERS_COUNTED, (double) others);
        } catch (CounterUnavailableException e) {
            throw new NotApplicableException(e.getMessage());
        }
        values.putAll(new CounterCost(() -> wakeNobody(word)).measure());
        return Findings.of(values);
    }

    private static void wakeNobody(Futex word) {
        for (int i = 0; i < CALLS; i++) {
            word.wake(1);
        }
    }

    private static long ownCounted(PerfCounter counter, Futex word) {
        long before = counter.read();
        wakeNobody(word);
        return counter.read() - before;
    }

    /** Both threads spin, since to wait properly would be to call futex. */
    private static long othersCounted(PerfCounter counter, Futex word) throws InterruptedException {
        AtomicInteger stage = new AtomicInteger();
        Thread other = new Thread(
                () -> {
                    stage.set(READY);
                    await(stage, GO);
                    wakeNobody(word);
                    stage.set(DONE);
                },
                "other");
        other.setDaemon(true);
        other.start();
        await(stage, READY);
        long before = counter.read();
        stage.set(GO);
        await(stage, DONE);
        long counted = counter.read() - before;
        other.join();
        return counted;
    }

    private static void await(AtomicInteger stage, int wanted) {
        long deadline = System.nanoTime() + GIVE_UP_NS;
        while (stage.get() != wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the other thread does not go on");
            }
            Thread.onSpinWait();
        }
    }
}
