// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** The threads of one test: they start their tasks together, and the {@link Watchdog} sees to it that they end. */
public final class Crew {
    private Crew() {}

    /**
     * Runs every task in a thread of its own. Those that do not end are interrupted, so that a task that looks for it
     * does not keep a CPU from the tests that follow.
     *
     * @throws AssertionError if a task throws, or does not end in time
     */
    public static void run(Duration limit, Runnable... tasks) {
        CountDownLatch allReady = new CountDownLatch(tasks.length);
        Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        Arrays.stream(tasks).forEach(task -> {
            Thread thread = new Thread(() -> startTogether(allReady, task), "crew-" + threads.size());
            // A thread that hangs must not keep the JVM from ending after the test has failed.
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
            threads.add(thread);
        });
        threads.forEach(Thread::start);
        try {
            Watchdog.join(threads, limit);
        } catch (AssertionError hung) {
            thrown.forEach(hung::addSuppressed);
            threads.forEach(Thread::interrupt);
            throw hung;
        }
        if (!thrown.isEmpty()) {
            throw new AssertionError("a thread of the test failed", thrown.peek());
        }
    }

    private static void startTogether(CountDownLatch allReady, Runnable task) {
        allReady.countDown();
        // Spinning, since a thread that sleeps here would start later by a wakeup; yet not for long without a CPU.
        for (int spins = 0; allReady.getCount() > 0 && spins < 100_000; spins++) {
            Thread.onSpinWait();
        }
        try {
            allReady.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        task.run();
    }
}
