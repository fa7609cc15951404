// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.mechanism;

import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.Futex;
import io.threadtoll.linux.ThreadWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Threads that each sleep in FUTEX_WAIT (futex(2)) on a word of their own until they are told to end. */
final class Sleepers implements AutoCloseable {
    private static final int ASLEEP = 0;
    private static final int ENDED = 1;
    private static final long STACK_BYTES = 256 << 10;
    private static final long LONGEST_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long LONGEST_START_NS = TimeUnit.SECONDS.toNanos(5);

    private final List<Futex> words = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Queue<Integer> tids = new ConcurrentLinkedQueue<>();

    /** Starts so many; they sleep when this returns, or {@link #asleep} says how many don't. */
    Sleepers(int number) throws InterruptedException {
        CountDownLatch started = new CountDownLatch(number);
        for (int i = 0; i < number; i++) {
            Futex word = new Futex();
            Thread thread = new Thread(null, () -> sleep(word, started), "sleeper", STACK_BYTES);
            thread.setDaemon(true);
            words.add(word);
            threads.add(thread);
            thread.start();
        }
        started.await();
        long began = System.nanoTime();
        while (asleep() < number && System.nanoTime() - began < LONGEST_START_NS) {
            Thread.onSpinWait();
        }
    }

    private void sleep(Futex word, CountDownLatch started) {
        tids.add(BareCalls.gettid());
        started.countDown();
        while (word.get() == ASLEEP) {
            word.await(ASLEEP, LONGEST_NS);
        }
    }

    /** How many sleep now. */
    int asleep() {
        return (int) tids.stream()
                .filter(tid -> {
                    try (ThreadWatch watch = ThreadWatch.of(tid)) {
                        return watch.isAsleep();
                    }
                })
                .count();
    }

    /** Ends all. */
    @Override
    public void close() {
        for (Futex word : words) {
            word.set(ENDED);
            word.wake(1);
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
