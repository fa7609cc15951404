// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.checks;

import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.List;

/** Very many operations on one lock: threads add to a plain number, each time inside, and none may be lost. */
public final class Soak {
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();

    private long count;

    private Soak() {}

    /**
     * Runs, says what came of it, and fails if the number is not the operations.
     *
     * @param args the kind of the lock, and the number of operations
     */
    public static void main(String[] args) throws InterruptedException {
        MutexKind kind = MutexKind.valueOf(args[0]);
        long operations = Long.parseLong(args[1]);
        long start = System.nanoTime();
        long counted = new Soak().run(kind, operations);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: %,d operations by %d threads in %.1f s, %,d lost%n",
                kind, operations, THREADS, seconds, operations - counted);
        System.out.println(counted == operations ? "1 passed, 0 failed" : "0 passed, 1 failed");
        System.exit(counted == operations ? 0 : 1);
    }

    private long run(MutexKind kind, long operations) throws InterruptedException {
        try (Mutex mutex = kind.create()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                long share = operations / THREADS + (i < operations % THREADS ? 1 : 0);
                threads.add(new Thread(() -> add(mutex, share)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            return count;
        }
    }

    private void add(Mutex mutex, long times) {
        Runnable addOne = () -> count++;
        for (long i = 0; i < times; i++) {
            mutex.guard(addOne);
        }
    }
}
