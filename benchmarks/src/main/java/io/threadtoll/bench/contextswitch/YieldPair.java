// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.Placement;
import io.threadtoll.linux.BareCalls;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A JMH worker, and a partner on the same CPU that does nothing but yield. For one worker, see {@link HopPair}. */
@State(Scope.Benchmark)
public class YieldPair {
    private static final long LONGEST_END_MS = TimeUnit.SECONDS.toMillis(20);

    private final CountDownLatch started = new CountDownLatch(1);
    private final AtomicLong partnerYields = new AtomicLong();
    private final Thread partner = new Thread(this::yieldOn, "partner");
    private volatile boolean ended;
    private volatile Throwable failure;
    private volatile int partnerTid;
    private int workerTid;
    private long workerYields;

    @Setup
    public void begin(BenchmarkParams benchmark) throws InterruptedException {
        HopPair.requireOneWorker(benchmark);
        workerTid = BareCalls.gettid();
        partner.setDaemon(true);
        partner.start();
        started.await();
        Placement.PACKED.place(0);
    }

    private void yieldOn() {
        try {
            partnerTid = BareCalls.gettid();
            Placement.PACKED.place(1);
            started.countDown();
            while (!ended) {
                BareCalls.schedYield();
                partnerYields.setRelease(partnerYields.getPlain() + 1);
            }
        } catch (Throwable e) {
            failure = e;
            started.countDown();
        }
    }

    /** The worker's yield. */
    void yieldOnce() {
        BareCalls.schedYield();
        workerYields++;
    }

    /** Throws if the partner has died: then the worker yields to nobody. */
    void requirePartner() {
        if (failure != null) {
            throw new IllegalStateException("the partner failed", failure);
        }
    }

    long workerYields() {
        return workerYields;
    }

    long partnerYields() {
        return partnerYields.get();
    }

    List<Integer> kernelThreads() {
        return List.of(workerTid, partnerTid);
    }

    @TearDown
    public void end() throws InterruptedException {
        ended = true;
        partner.join(LONGEST_END_MS);
        if (partner.isAlive()) {
            throw new IllegalStateException("the partner has not ended within " + LONGEST_END_MS + " ms");
        }
    }
}
