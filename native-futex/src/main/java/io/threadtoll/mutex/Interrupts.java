// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

/** Makes a timed wait that an interrupt ends go on, as {@link ExplicitMutex} promises, and leaves the interrupt pending. */
final class Interrupts {
    /** A wait of at most {@code leftNs} nanoseconds. */
    @FunctionalInterface
    interface Wait {
        boolean forAtMost(long leftNs) throws InterruptedException;
    }

    private Interrupts() {}

    static boolean ignoring(long timeoutNs, Wait wait) {
        long deadline = System.nanoTime() + timeoutNs;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return wait.forAtMost(Math.max(0, deadline - System.nanoTime()));
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
