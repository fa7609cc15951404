// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.Futex;
import io.threadtoll.model.Metric;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which 32-bit words work as a futex: private memory, and one page of a file mapped at two addresses, with and without
 * FUTEX_PRIVATE_FLAG. Each metric is how many of {@link #ROUNDS} sleeping waiters a single FUTEX_WAKE woke.
 */
@AutoService(Probe.class)
public final class SharedWord implements Probe {
    /** The probe's id. */
    public static final String ID = "shared-word";

    /** How often each kind of word is tried. */
    public static final int ROUNDS = 20;

    /** Waiters woken on a private word. */
    public static final Metric PRIVATE_WOKEN = Metric.of("privateWoken");

    /** Waiters woken through another mapping of the same page, without the private flag. */
    public static final Metric SHARED_WOKEN = Metric.of("sharedWoken");

    /** The same with the private flag, which looks for them by address: should be none. */
    public static final Metric PRIVATE_FLAG_ON_SHARED_WOKEN = Metric.lowerIsBetter("privateFlagOnSharedWoken");

    /** Waits that returned at once because the 32 bits beside the word differed: should be none. */
    public static final Metric NEIGHBOUR_MATTERED = Metric.lowerIsBetter("neighbourMattered");

    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(2);

    /** Long enough to fall asleep in; a waiter that did not is a wake missed, which the retries make up for. */
    private static final long RETRY_NS = TimeUnit.MILLISECONDS.toNanos(200);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Which 32-bit words work as a futex?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("privateWoken", "sharedWoken", "privateFlagOnSharedWoken");
    }

    @Override
    public boolean needsOneFork() {
        return true;
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(4_300);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Map<Metric, Double> values = new LinkedHashMap<>();
        Futex own = new Futex();
        values.put(PRIVATE_WOKEN, woken(own, own));
        Path file = Files.createTempFile("threadtoll-word", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer here = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2L * Integer.BYTES);
            MappedByteBuffer there = channel.map(FileChannel.MapMode.READ_WRITE, 0, 2L * Integer.BYTES);
            values.put(SHARED_WOKEN, woken(new Futex(here, Futex.Scope.SHARED), new Futex(there, Futex.Scope.SHARED)));
            values.put(
                    PRIVATE_FLAG_ON_SHARED_WOKEN,
                    woken(new Futex(here, Futex.Scope.PRIVATE), new Futex(there, Futex.Scope.PRIVATE)));
            values.put(NEIGHBOUR_MATTERED, neighbourMattered(here));
        } finally {
            Files.delete(file);
        }
        return Findings.of(values);
    }

    private static double woken(Futex waited, Futex woken) throws InterruptedException {
        int sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Thread waiter = new Thread(() -> waited.await(0, GIVE_UP_NS), "waiter");
            waiter.setDaemon(true);
            waiter.start();
            sum += wakeUntil(woken, System.nanoTime() + RETRY_NS);
            if (waiter.isAlive()) {
                waited.wake(1);
            }
            waiter.join();
        }
        return sum;
    }

    private static int wakeUntil(Futex word, long deadline) {
        while (System.nanoTime() < deadline) {
            if (word.wake(1) == 1) {
                return 1;
            }
            Thread.onSpinWait();
        }
        return 0;
    }

    private static double neighbourMattered(MappedByteBuffer memory) {
        Futex word = new Futex(memory, Futex.Scope.SHARED);
        int mattered = 0;
        for (int neighbour : new int[] {1, -1, Integer.MIN_VALUE}) {
            memory.putInt(Integer.BYTES, neighbour);
            if (word.await(0, TimeUnit.MILLISECONDS.toNanos(1)) != io.threadtoll.linux.WaitResult.TIMED_OUT) {
                mattered++;
            }
        }
        return mattered;
    }
}
