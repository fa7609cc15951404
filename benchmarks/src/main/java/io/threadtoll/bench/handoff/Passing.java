// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.bench.Work;
import io.threadtoll.model.LatencyKind;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** One thread of a {@link Relay}: what it does inside, and what it records once it is out again. */
@State(Scope.Thread)
public class Passing {
    /** Work while the lock is held, in ns. */
    @Param({"100", "10000"})
    public int insideNs;

    /** Runs under the lock. */
    Runnable section;

    private Histogram recorder;
    private boolean handedOver;
    private long handoffNs;

    @Setup
    public void prepare(LockedCount locked, Relay relay, Latencies latencies, ThreadParams thread) {
        recorder = latencies.recorder(LatencyKind.HANDOFF);
        int self = thread.getThreadIndex();
        Work inside = Work.ofNs(insideNs);
        section = () -> {
            long enteredNs = System.nanoTime();
            locked.increment();
            handedOver = relay.pass(self);
            handoffNs = enteredNs - relay.leftNs;
            inside.run();
            relay.leftNs = System.nanoTime();
        };
    }

    /** Keeps what the last section found, outside of the lock so that it doesn't lengthen the next handoff. */
    void record() {
        if (handedOver) {
            Latencies.record(recorder, handoffNs);
        }
    }
}
