// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.binding;

import io.threadtoll.bench.PinnedThread;
import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A thread that a hop wakes and that hops back, over one futex word.
 *
 * <pre>
 * word      who runs            set by
 * 0 HERE    the caller          the partner, which then wakes
 * 1 THERE   the partner         the caller, which then wakes
 * 2 ENDED   nobody              the caller in close, or a partner that failed
 * </pre>
 *
 * Both are bound to the same CPU: only there does a hop take the same way each time, a wake, a wait and a switch.
 */
final class FutexPartner implements AutoCloseable {
    private static final int HERE = 0;
    private static final int THERE = 1;
    private static final int ENDED = 2;
    private static final long LONGEST_END_MS = TimeUnit.SECONDS.toMillis(10);

    private final Futex word;
    private final Thread thread;
    private final int cpu;

    /** A partner that waits for the first hop. Binds the calling thread too, which is the one to hop. */
    FutexPartner(Binding binding) {
        List<Integer> allowed = Affinity.allowed();
        cpu = allowed.get(allowed.size() - 1);
        PinnedThread.pin(cpu);
        word = new Futex(binding);
        thread = new Thread(this::answer, "partner");
        thread.setDaemon(true);
        thread.start();
    }

    /** There and back: two hops. */
    void thereAndBack() {
        word.set(THERE);
        word.wake(1);
        if (awaitChangeFrom(THERE) != HERE) {
            throw new IllegalStateException("the partner has ended");
        }
    }

    @Override
    public void close() {
        word.set(ENDED);
        word.wake(1);
        try {
            thread.join(LONGEST_END_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new IllegalStateException("the partner was told to end, and waits on");
        }
    }

    private void answer() {
        try {
            PinnedThread.pin(cpu);
            while (awaitChangeFrom(HERE) == THERE) {
                word.set(HERE);
                word.wake(1);
            }
        } finally {
            word.set(ENDED);
            word.wake(1);
        }
    }

    private int awaitChangeFrom(int value) {
        int seen = word.get();
        while (seen == value) {
            word.await(value);
            seen = word.get();
        }
        return seen;
    }
}
