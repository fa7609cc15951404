// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.model.LatencyKind;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One thread that asks for the lock: what it does inside, and how long it took to get there. */
@State(Scope.Thread)
public class AskingThread {
    private LockedCount lock;
    private Runnable section;
    private Histogram service;
    private long enteredNs;

    @Setup
    public void prepare(LockedCount locked, Holding inside, Latencies latencies) {
        lock = locked;
        service = latencies.recorder(LatencyKind.SERVICE);
        section = () -> {
            enteredNs = System.nanoTime();
            locked.increment();
            inside.run();
        };
    }

    /**
     * One pass through the lock; records its service time.
     *
     * @param askedNs the time now
     * @return when it was inside
     */
    long pass(long askedNs) {
        lock.guard(section);
        Latencies.record(service, enteredNs - askedNs);
        return enteredNs;
    }
}
