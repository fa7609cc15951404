// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.linux.ThreadAccount;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** For each yield of the worker: the partner's yields, and the switches of both as /proc has them. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class YieldPairCost {
    private ThreadAccount before;
    private long workerBefore;
    private long partnerBefore;
    private double partnerYields;
    private SwitchAccount switches = SwitchAccount.NONE;

    @Setup(Level.Iteration)
    public void start(YieldPair pair) {
        workerBefore = pair.workerYields();
        partnerBefore = pair.partnerYields();
        before = SwitchAccount.charged(pair.kernelThreads());
    }

    @TearDown(Level.Iteration)
    public void finish(YieldPair pair) {
        pair.requirePartner();
        long yields = pair.workerYields() - workerBefore;
        switches = SwitchAccount.of(pair.kernelThreads(), before, yields);
        partnerYields = (double) (pair.partnerYields() - partnerBefore) / yields;
    }

    /** Yields of the partner: 1 where the two take turns. */
    public double partnerYieldsPerOp() {
        return partnerYields;
    }

    /** Switches because a thread had to wait, both together; a yield is none. */
    public double voluntarySwitchesPerOp() {
        return switches.voluntary();
    }

    /** Switches by preemption or yield, both together: 2 where the two take turns. */
    public double involuntarySwitchesPerOp() {
        return switches.involuntary();
    }
}
