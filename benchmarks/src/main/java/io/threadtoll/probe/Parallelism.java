// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.ThreadAccount;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The gate of every claim about parallel threads: two threads bound to different CPUs spin, and their CPU time together
 * over the wall time says whether they really ran at the same moment. 2 is perfect; a busy host gives less.
 */
@AutoService(Probe.class)
public final class Parallelism implements Probe {
    /** The probe's id. */
    public static final String ID = "parallelism";

    /** CPU time of both threads / wall time. */
    public static final Metric CPU_PER_WALL = Metric.of("cpuPerWall");

    private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long SPIN_NS = TimeUnit.MILLISECONDS.toNanos(300);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Do two threads really run at the same moment here?";
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        // Not two threads of one core, where there are others: those would be slower by what they share.
        List<Integer> cpus = UsableCpus.here().spread();
        if (cpus.size() < 2) {
            throw new NotApplicableException("this process may use one CPU only: nothing can run in parallel");
        }
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            double sum = 0;
            for (Future<Double> share :
                    threads.invokeAll(List.of(spin(cpus.get(0), start), spin(cpus.get(1), start)))) {
                sum += share.get();
            }
            if (Double.isNaN(sum)) {
                throw new NotApplicableException("this kernel doesn't say what CPU time a thread used: it has no"
                        + " /proc/PID/task/TID/schedstat, which needs CONFIG_SCHED_INFO");
            }
            return Findings.of(Map.of(CPU_PER_WALL, sum));
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Double> spin(int cpu, CyclicBarrier start) {
        return () -> {
            Affinity.pin(cpu);
            int tid = BareCalls.gettid();
            // The JVM itself is busy at first: its compilers would be taken for what else the machine does.
            long settled = System.nanoTime() + SETTLE_NS;
            while (System.nanoTime() < settled) {
                Thread.onSpinWait();
            }
            start.await();
            long began = System.nanoTime();
            ThreadAccount before = ThreadAccount.of(tid);
            long now = began;
            while (now - began < SPIN_NS) {
                Thread.onSpinWait();
                now = System.nanoTime();
            }
            // The scheduler charges a running thread at ticks and switches; reading its own schedstat updates it.
            return ThreadAccount.of(tid).since(before).cpuNs() / (System.nanoTime() - began);
        };
    }
}
