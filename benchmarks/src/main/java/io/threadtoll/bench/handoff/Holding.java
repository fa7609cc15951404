// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.bench.Work;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What those do inside whose wait for the lock is measured. */
@State(Scope.Benchmark)
public class Holding {
    /** Work while the lock is held, in ns. */
    @Param("10000")
    public int insideNs;

    private Work work;

    @Setup
    public void calibrate() {
        work = Work.ofNs(insideNs);
    }

    void run() {
        work.run();
    }
}
