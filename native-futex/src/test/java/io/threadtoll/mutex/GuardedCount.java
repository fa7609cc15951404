// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.Crew;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Threads that add to one plain number, each time inside the lock: a count that is short was not guarded. */
final class GuardedCount {
    /** So seldom does a thread look at the clock. */
    private static final int BATCH = 100;

    private final Mutex mutex;
    private final Stint stint;
    private final LongAdder added = new LongAdder();
    private long count;

    /**
     * A number that begins at 0.
     *
     * @param stint of each thread
     */
    GuardedCount(Mutex mutex, Stint stint) {
        this.mutex = mutex;
        this.stint = stint;
    }

    /** Lets so many threads add, wherever the scheduler puts them. */
    GuardedCount after(int threads, Duration limit) {
        return run(threads, limit, thread -> addRepeatedly());
    }

    /** The same, with one thread for each of the given CPUs, bound to it. */
    GuardedCount after(List<Integer> cpus, Duration limit) {
        return run(cpus.size(), limit, thread -> {
            Affinity.pin(cpus.get(thread));
            addRepeatedly();
        });
    }

    /** What the number is now. */
    long count() {
        return count;
    }

    /** What the threads have added to it, as each of them counted for itself. */
    long added() {
        return added.sum();
    }

    private interface Task {
        void run(int thread);
    }

    private GuardedCount run(int threads, Duration limit, Task task) {
        Crew.run(
                limit,
                IntStream.range(0, threads)
                        .mapToObj(thread -> (Runnable) () -> task.run(thread))
                        .toArray(Runnable[]::new));
        return this;
    }

    private void addRepeatedly() {
        Runnable addOne = () -> count++;
        Stint.Clock clock = stint.begin();
        long mine = 0;
        while (!clock.isOver(mine)) {
            for (int i = 0; i < BATCH; i++) {
                mutex.guard(addOne);
            }
            mine += BATCH;
        }
        added.add(mine);
    }
}
