// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.jvm.VirtualThreads;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.ProbeJvm;
import io.threadtoll.probe.ProbeParameters;
import io.threadtoll.probe.Scale;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Does a virtual thread that waits in futex(2) keep its carrier (JEP 444)? In a JVM with {@link #CARRIERS} carriers as many
 * virtual threads wait, and one more is started: does it run before they are woken? Beside it the same with one waiter fewer,
 * and with as many that park, where it has to run.
 *
 * <p>Expected: it starves, since the JVM can't take a thread off its carrier that is in native code, and makes up only for
 * waits of its own, in {@code Object.wait} or files. That it runs once they are woken is required.
 *
 * <p>The trap: a thread that runs late looks like one that starves, so the two controls run with the same patience.
 */
@AutoService(Probe.class)
public final class CarrierPinned implements Probe {
    /** The probe's id. */
    public static final String ID = "carrier-pinned";

    /** How often each was tried. */
    public static final Metric TRIED = Metric.of("othersTried");

    /** How often the one more ran before waiters in futex(2), one for each carrier, were woken. */
    public static final Metric RAN_BESIDE_ALL = Metric.of("ranBesideAWaiterACarrier");

    /** The same with one waiter fewer. */
    public static final Metric RAN_BESIDE_FEWER = Metric.of("ranBesideOneWaiterFewer");

    /** The same with threads that park. */
    public static final Metric RAN_BESIDE_PARKED = Metric.of("ranBesideParkedOnes");

    static final int CARRIERS = 2;

    private static final String BINDING = "binding";
    private static final int TRIES = 5;
    private static final long PATIENCE_MS = 100;
    private static final long LONGEST_S = 20;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Does a virtual thread that waits in futex(2) keep its carrier?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(RAN_BESIDE_ALL.name(), RAN_BESIDE_FEWER.name(), RAN_BESIDE_PARKED.name());
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        return new TreeMap<>(Map.of(
                BINDING,
                Stream.of(Binding.JNA_DIRECT, Binding.FFM).map(Binding::name).toList()));
    }

    /** The cell of a binding. */
    public static Cell cell(Binding binding) {
        return Cell.ofProbe(ID, Map.of(BINDING, binding.name()));
    }

    @Override
    public void check(Map<String, String> params) {
        ProbeParameters.constant(params, BINDING, Binding.class);
    }

    /** Whether something runs at all is counted. */
    @Override
    public boolean needsOneFork() {
        return true;
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(1_200);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Binding binding = ProbeParameters.constant(params, BINDING, Binding.class);
        Optional<String> why = VirtualThreads.refusal().or(binding::missing);
        if (why.isPresent()) {
            throw new NotApplicableException(why.orElseThrow());
        }
        if (!ProbeJvm.isThis()) {
            return ProbeJvm.measure(
                    JvmCommand.ofThisJdk().withFlags(List.of("-Djdk.virtualThreadScheduler.parallelism=" + CARRIERS)),
                    ID,
                    params);
        }
        Map<Metric, Integer> ran = new LinkedHashMap<>();
        for (int i = 0; i < TRIES; i++) {
            ran.merge(RAN_BESIDE_ALL, beside(CARRIERS, () -> VirtualWait.inFutex(binding)), Integer::sum);
            ran.merge(RAN_BESIDE_FEWER, beside(CARRIERS - 1, () -> VirtualWait.inFutex(binding)), Integer::sum);
            ran.merge(RAN_BESIDE_PARKED, beside(CARRIERS, VirtualWait::inPark), Integer::sum);
        }
        Map<Metric, Double> values = new LinkedHashMap<>(Map.of(TRIED, (double) TRIES));
        ran.forEach((metric, times) -> values.put(metric, (double) times));
        return Findings.of(values);
    }

    /** 1 if a virtual thread that is started beside so many that wait runs before they are woken, else 0. */
    private static int beside(int waiters, Supplier<VirtualWait> sort) throws InterruptedException {
        ThreadFactory threads = VirtualThreads.factory();
        List<VirtualWait> waits = Stream.generate(sort).limit(waiters).toList();
        CountDownLatch waiting = new CountDownLatch(waiters);
        CountDownLatch ended = new CountDownLatch(waiters);
        CountDownLatch ran = new CountDownLatch(1);
        for (VirtualWait wait : waits) {
            threads.newThread(() -> {
                        waiting.countDown();
                        wait.begin();
                        ended.countDown();
                    })
                    .start();
        }
        require(waiting);
        threads.newThread(ran::countDown).start();
        boolean before = ran.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
        waits.forEach(VirtualWait::end);
        require(ended);
        require(ran);
        return before ? 1 : 0;
    }

    private static void require(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(LONGEST_S, TimeUnit.SECONDS)) {
            throw new IllegalStateException("virtual threads have not done in " + LONGEST_S + " s what they should");
        }
    }
}
