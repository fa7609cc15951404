// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** How often the threads of an open loop are meant to ask, all of them equally often. */
@State(Scope.Benchmark)
public class Pace {
    /** How much of the time the lock would be held if every operation started when it is meant to, in percent. */
    @Param({"50", "80"})
    public int loadPercent;

    private int threads;
    private long intervalNs;

    @Setup
    public void fix(Holding holding, BenchmarkParams all) {
        threads = all.getThreads();
        intervalNs = IntendedTimes.intervalNs(threads, holding.insideNs, loadPercent);
    }

    /** A schedule for one thread. */
    IntendedTimes schedule() {
        return new IntendedTimes(intervalNs);
    }

    /** How much later than the first thread another begins, in ns, so that they don't all ask at once. */
    long offsetNs(int thread) {
        return intervalNs * thread / threads;
    }
}
