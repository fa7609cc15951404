// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.mechanism;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Membarrier;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/**
 * What does a memory barrier cost that one thread orders for all others (membarrier(2)), and what one of its own? The others
 * sleep at first; then more and more of them spin, each on a CPU of its own: those the kernel has to interrupt.
 *
 * <p>Expected: some ns for a fence of one's own, a microsecond for a barrier where all others sleep, tens of them where one
 * runs in a virtual machine.
 *
 * <p>The traps: a CPU that the host takes away answers late, so the median is taken; and the compiler makes one of fences that
 * nothing lies between.
 */
@AutoService(Probe.class)
public final class MembarrierPrice implements Probe {
    /** The probe's id. */
    public static final String ID = "membarrier-price";

    /** A store and a full fence of the calling thread's own. */
    public static final Metric FENCE_NS = Metric.of("fenceNs");

    /** A barrier for all threads, of which none runs but the caller. */
    public static final Metric ASLEEP_NS = Metric.of("membarrierNs");

    /** Threads that spin, a step each: from none to one on each other CPU. */
    public static final Metric SPINNERS = Metric.of("spinners");

    /** A barrier beside so many. */
    public static final Metric BESIDE_SPINNERS_NS = Metric.of("membarrierBesideSpinnersNs");

    private static final int FENCES = 100_000;
    private static final int BARRIERS = 100;

    /** Ends those that spin. */
    private volatile boolean ended;

    private final int[] stored = new int[1];

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "What does a memory barrier for all threads cost, and what one's own?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(ASLEEP_NS.name(), BESIDE_SPINNERS_NS.name(), FENCE_NS.name());
    }

    /** What is judged differs by powers of ten. */
    @Override
    public boolean needsOneFork() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        if (!Membarrier.supported()) {
            throw new NotApplicableException(Membarrier.missing().orElseThrow());
        }
        // In a thread of its own, which ends: whoever asks is not left bound to a CPU.
        FutureTask<Findings> measured = new FutureTask<>(this::onOneCpu);
        new Thread(measured, "barriers").start();
        return measured.get();
    }

    private Findings onOneCpu() throws InterruptedException {
        List<Integer> cpus = UsableCpus.here().spread();
        Affinity.pin(cpus.get(0));
        Membarrier barrier = new Membarrier(Binding.standard());
        List<Double> spinners = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        for (int number : numbers(cpus.size() - 1)) {
            spinners.add((double) number);
            times.add(besideSpinnersNs(barrier, cpus.subList(1, number + 1)));
        }
        return Findings.ofSteps(Map.of(
                FENCE_NS,
                List.of(MedianTime.ns(FENCES, this::fence)),
                ASLEEP_NS,
                times.subList(0, 1),
                SPINNERS,
                spinners,
                BESIDE_SPINNERS_NS,
                times));
    }

    /** None, and then twice as many each time, up to the most. */
    static List<Integer> numbers(int most) {
        List<Integer> numbers = new ArrayList<>(List.of(0));
        for (int number = 1; number < most; number *= 2) {
            numbers.add(number);
        }
        if (most > 0) {
            numbers.add(most);
        }
        return numbers;
    }

    private double besideSpinnersNs(Membarrier barrier, List<Integer> cpus) throws InterruptedException {
        ended = false;
        CountDownLatch spin = new CountDownLatch(cpus.size());
        List<Thread> spinners = cpus.stream()
                .map(cpu -> new Thread(() -> spin(cpu, spin), "spinner"))
                .toList();
        spinners.forEach(spinner -> {
            spinner.setDaemon(true);
            spinner.start();
        });
        try {
            spin.await();
            return MedianTime.ns(BARRIERS, () -> {
                for (int i = 0; i < BARRIERS; i++) {
                    barrier.expedited();
                }
            });
        } finally {
            ended = true;
            for (Thread spinner : spinners) {
                spinner.join();
            }
        }
    }

    private void spin(int cpu, CountDownLatch spin) {
        Affinity.pin(cpu);
        spin.countDown();
        while (!ended) {
            Thread.onSpinWait();
        }
    }

    /** With a store before each: of fences alone in a row the compiler leaves one. */
    private void fence() {
        for (int i = 0; i < FENCES; i++) {
            stored[0] = i;
            VarHandle.fullFence();
        }
    }
}
