// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bounds what a test waits for: threads that have not ended by a deadline fail it with a dump of every thread. */
public final class Watchdog {
    private Watchdog() {}

    /**
     * Returns when all threads have ended.
     *
     * @throws AssertionError with the names, states and stacks of all threads, if one still lives at the deadline
     */
    public static void join(Collection<Thread> threads, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            try {
                // At least 1 ms, since a join of 0 waits for ever.
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                throw new AssertionError("the watchdog was interrupted", e);
            }
        }
        String alive =
                threads.stream().filter(Thread::isAlive).map(Thread::getName).collect(Collectors.joining(", "));
        if (!alive.isEmpty()) {
            throw new AssertionError("not ended after " + limit.toMillis() + " ms: " + alive + "\n" + dump());
        }
    }

    private static String dump() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(Watchdog::describe)
                .collect(Collectors.joining("\n"));
    }

    private static String describe(Map.Entry<Thread, StackTraceElement[]> entry) {
        Thread thread = entry.getKey();
        return Stream.of(entry.getValue())
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining("", '"' + thread.getName() + "\" " + thread.getState(), ""));
    }
}
