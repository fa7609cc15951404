// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Real threads that do nothing but be there until their JVM ends. */
final class Crowd {
    private static final long LONGEST_START_SECONDS = 10;

    private final long stackBytes;
    private final Semaphore arrived = new Semaphore(0);
    private int size;

    /** A crowd of nobody yet, whose stacks have that size; 0 for the JVM's default. */
    Crowd(long stackBytes) {
        this.stackBytes = stackBytes;
    }

    int size() {
        return size;
    }

    /**
     * Starts one more and waits until it runs: a Java thread makes its stack's guard itself, and only then has it taken
     * all its mappings.
     *
     * @return why it was refused; empty where it runs
     */
    Optional<String> grow() throws InterruptedException {
        Thread thread = new Thread(null, this::idle, "idle", stackBytes, false);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError refused) {
            return Optional.of("OutOfMemoryError: " + refused.getMessage());
        }
        if (!arrived.tryAcquire(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
            return Optional.of("started, but did not run within " + LONGEST_START_SECONDS + " s");
        }
        size++;
        return Optional.empty();
    }

    private void idle() {
        arrived.release();
        while (true) {
            LockSupport.park(this);
        }
    }
}
