// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import io.threadtoll.linux.Affinity;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.NotApplicableException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two bound threads that start at the same moment. */
final class PinnedPair {
    private PinnedPair() {}

    /** What a thread does; it throws nothing. */
    interface Part {
        void run();
    }

    /**
     * Runs both to their ends, each on a CPU of its own, and where two cores are allowed on a core of its own.
     *
     * @return how long it took, in ns, from the moment both were ready
     * @throws NotApplicableException if this process may use one CPU only
     */
    static long run(Part one, Part other) throws NotApplicableException, InterruptedException {
        List<Integer> cpus = UsableCpus.here().spread();
        if (cpus.size() < 2) {
            throw new NotApplicableException("this process may use one CPU only: nothing can run in parallel");
        }
        return run(cpus.get(0), one, cpus.get(1), other);
    }

    /** Runs both to their ends on one CPU, so that they take turns. */
    static void runOnOneCpu(Part one, Part other) throws InterruptedException {
        int cpu = UsableCpus.here().spread().get(0);
        run(cpu, one, cpu, other);
    }

    private static long run(int cpuOfOne, Part one, int cpuOfOther, Part other) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            long longest = 0;
            for (Future<Long> each :
                    threads.invokeAll(List.of(bound(cpuOfOne, start, one), bound(cpuOfOther, start, other)))) {
                longest = Math.max(longest, each.get());
            }
            return longest;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static Callable<Long> bound(int cpu, CyclicBarrier start, Part part) {
        return () -> {
            Affinity.pin(cpu);
            start.await();
            long began = System.nanoTime();
            part.run();
            return System.nanoTime() - began;
        };
    }
}
