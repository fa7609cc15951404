// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.Futex;
import io.threadtoll.linux.ThreadAccount;
import io.threadtoll.linux.ThreadWatch;
import io.threadtoll.linux.WaitResult;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/**
 * What does a thread in FUTEX_WAIT use? One sleeps on a word for a second, while another reads its state and its CPU
 * time; at the end a wake that finds it proves where it was. A thread that spins meanwhile is the control: it must be
 * seen to run.
 */
@AutoService(Probe.class)
public final class WaitingThread implements Probe {
    /** The probe's id. */
    public static final String ID = "waiting-thread";

    /** How long the waiter was watched. */
    public static final Metric WINDOW_NS = Metric.of("windowNs");

    /** The CPU time it used meanwhile. */
    public static final Metric CPU_NS = Metric.lowerIsBetter("cpuNs");

    /** How often its state was read. */
    public static final Metric SAMPLES = Metric.of("samples");

    /** How often it was asleep, state S. */
    public static final Metric ASLEEP = Metric.of("asleepSamples");

    /** FUTEX_WAIT calls that came back before the word changed: each is a moment awake. */
    public static final Metric EARLY_RETURNS = Metric.lowerIsBetter("earlyReturns");

    /** Waits for a value that the word does not hold. */
    public static final Metric OTHER_VALUE_TRIED = Metric.of("otherValueTried");

    /** How many of these came back with EAGAIN, which the kernel gives before it puts a thread to sleep. */
    public static final Metric OTHER_VALUE_REFUSED = Metric.of("otherValueRefused");

    /** The share of the same time that the control was on a CPU. */
    public static final Metric SPINNER_CPU_FRACTION = Metric.of("spinnerCpuFraction");

    private static final int TRIES = 1000;
    private static final int SAMPLE_COUNT = 50;
    private static final long SAMPLE_MS = 20;
    private static final int CLOSED = 0;
    private static final int OPEN = 1;
    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(10);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "What does a thread that waits on a futex use?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("asleepSamples", "samples", "cpuNs");
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(1_400);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Futex word = new Futex();
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(OTHER_VALUE_TRIED, (double) TRIES);
        values.put(OTHER_VALUE_REFUSED, (double) refused(word));
        Watched waiter = new Watched(() -> awaitOpen(word));
        Watched spinner = new Watched(() -> spinUntilOpen(word));
        try {
            watch(waiter, spinner, values);
            // A wake finds only a thread that sleeps on this very word.
            word.set(OPEN);
            if (word.wake(1) != 1) {
                throw new IllegalStateException("the wake found nobody: the waiter was not in FUTEX_WAIT");
            }
            values.put(EARLY_RETURNS, waiter.result.get(GIVE_UP_NS, TimeUnit.NANOSECONDS) - 1.0);
            return Findings.of(values);
        } catch (UncheckedIOException e) {
            throw new NotApplicableException("this kernel doesn't say what a thread used: " + e.getMessage());
        } finally {
            word.set(OPEN);
            word.wake(1);
        }
    }

    private static void watch(Watched waiter, Watched spinner, Map<Metric, Double> values) throws Exception {
        int tid = waiter.tid.get(GIVE_UP_NS, TimeUnit.NANOSECONDS);
        int spinning = spinner.tid.get(GIVE_UP_NS, TimeUnit.NANOSECONDS);
        // Long after it said that it is going to sleep.
        TimeUnit.MILLISECONDS.sleep(5 * SAMPLE_MS);
        long start = System.nanoTime();
        ThreadAccount before = ThreadAccount.of(tid);
        ThreadAccount spinnerBefore = ThreadAccount.of(spinning);
        int asleep = 0;
        try (ThreadWatch sight = ThreadWatch.of(tid)) {
            for (int i = 0; i < SAMPLE_COUNT; i++) {
                TimeUnit.MILLISECONDS.sleep(SAMPLE_MS);
                asleep += sight.isAsleep() ? 1 : 0;
            }
        }
        double cpuNs = ThreadAccount.of(tid).since(before).cpuNs();
        double spinnerNs = ThreadAccount.of(spinning).since(spinnerBefore).cpuNs();
        if (Double.isNaN(cpuNs)) {
            throw new NotApplicableException("this kernel doesn't say what CPU time a thread used: it has no"
                    + " /proc/PID/task/TID/schedstat, which needs CONFIG_SCHED_INFO");
        }
        double windowNs = (double) System.nanoTime() - start;
        values.put(WINDOW_NS, windowNs);
        values.put(CPU_NS, cpuNs);
        values.put(SAMPLES, (double) SAMPLE_COUNT);
        values.put(ASLEEP, (double) asleep);
        values.put(SPINNER_CPU_FRACTION, spinnerNs / windowNs);
    }

    private static long refused(Futex word) {
        return IntStream.range(0, TRIES)
                .filter(i -> word.await(OPEN, TimeUnit.MILLISECONDS.toNanos(1)) == WaitResult.VALUE_DIFFERED)
                .count();
    }

    private static int awaitOpen(Futex word) {
        int waits = 0;
        while (word.get() == CLOSED) {
            word.await(CLOSED, GIVE_UP_NS);
            waits++;
        }
        return waits;
    }

    private static int spinUntilOpen(Futex word) {
        while (word.get() == CLOSED) {
            Thread.onSpinWait();
        }
        return 0;
    }

    /** A thread that says who it is and what came of it. */
    private static final class Watched {
        final CompletableFuture<Integer> tid = new CompletableFuture<>();
        final CompletableFuture<Integer> result = new CompletableFuture<>();

        Watched(IntSupplier work) {
            Thread thread = new Thread(
                    () -> {
                        tid.complete(BareCalls.gettid());
                        result.complete(work.getAsInt());
                    },
                    "watched");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
