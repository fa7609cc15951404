// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.Crew;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Threads that add to one plain number, each time inside the lock: a count that is short was not guarded. */
final class GuardedCount {
    private final Mutex mutex;
    private long count;

    GuardedCount(Mutex mutex) {
        this.mutex = mutex;
    }

    /** The count after every thread has added one {@code each} times, wherever the scheduler put it. */
    long after(int threads, long each, Duration limit) {
        return run(threads, limit, thread -> addRepeatedly(each));
    }

    /** The same, with one thread for each of the given CPUs, bound to it. */
    long after(List<Integer> cpus, long each, Duration limit) {
        return run(cpus.size(), limit, thread -> {
            Affinity.pin(cpus.get(thread));
            addRepeatedly(each);
        });
    }

    private interface Task {
        void run(int thread);
    }

    private long run(int threads, Duration limit, Task task) {
        Crew.run(
                limit,
                IntStream.range(0, threads)
                        .mapToObj(thread -> (Runnable) () -> task.run(thread))
                        .toArray(Runnable[]::new));
        return count;
    }

    private void addRepeatedly(long times) {
        Runnable addOne = () -> count++;
        for (long i = 0; i < times; i++) {
            mutex.guard(addOne);
        }
    }
}
