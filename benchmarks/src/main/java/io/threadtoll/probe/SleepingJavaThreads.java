// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.linux.StackPointers;
import io.threadtoll.model.NotApplicableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Platform threads that are parked. They make no native call of ours, which would touch more of their stacks; they are
 * found by their name.
 */
final class SleepingJavaThreads implements SleepingThreads {
    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(60);

    private static final AtomicInteger CREWS = new AtomicInteger();

    private final CountDownLatch end = new CountDownLatch(1);
    private final String name = "sleeper-" + CREWS.incrementAndGet();
    private final List<Thread> threads = new ArrayList<>();

    private SleepingJavaThreads() {}

    /**
     * Starts threads; returns when all of them sleep.
     *
     * @throws NotApplicableException if there can't be so many; then none is left
     */
    static SleepingJavaThreads start(int count) throws NotApplicableException {
        SleepingJavaThreads sleeping = new SleepingJavaThreads();
        try {
            for (int i = 0; i < count; i++) {
                Thread thread = new Thread(sleeping::sleep, sleeping.name);
                thread.setDaemon(true);
                thread.start();
                sleeping.threads.add(thread);
            }
            sleeping.awaitAsleep();
            return sleeping;
        } catch (OutOfMemoryError e) {
            sleeping.close();
            throw new NotApplicableException("no " + count + " more threads can be started here: " + e.getMessage());
        }
    }

    private void sleep() {
        boolean ended = false;
        while (!ended) {
            try {
                end.await();
                ended = true;
            } catch (InterruptedException nobodyDoes) {
                // Sleeps on.
            }
        }
    }

    /** Asks Java first, which is cheap; that a thread is in a system call, only the kernel knows. */
    private void awaitAsleep() {
        long deadline = System.nanoTime() + GIVE_UP_NS;
        while (!areParked() || stackPointers().length < threads.size()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("the threads that were started don't go to sleep");
            }
        }
    }

    private boolean areParked() {
        return threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
    }

    @Override
    public long[] stackPointers() {
        return StackPointers.ofThreadsNamed(name);
    }

    @Override
    public void close() {
        end.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted while threads end", e);
            }
        }
        threads.clear();
    }
}
