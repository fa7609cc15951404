// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.linux.ThreadAccount;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The switches of both sides of a {@link HopPair} for each hop, as their status files in /proc have them: any user may
 * read those. Both are NaN for virtual threads. Hops and switches are counted from the iteration's start to its end, so
 * they fit to each other.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class HopCost {
    private ThreadAccount before;
    private long hopsBefore;
    private SwitchAccount switches = SwitchAccount.NONE;

    @Setup(Level.Iteration)
    public void start(HopPair pair) {
        hopsBefore = pair.hops();
        before = SwitchAccount.charged(pair.kernelThreads());
    }

    @TearDown(Level.Iteration)
    public void finish(HopPair pair) {
        switches = SwitchAccount.of(pair.kernelThreads(), before, pair.hops() - hopsBefore);
    }

    /** Switches because a side had to wait, both sides together. */
    public double voluntarySwitchesPerOp() {
        return switches.voluntary();
    }

    /** Switches because a side was preempted, such as by the one it has just woken. */
    public double involuntarySwitchesPerOp() {
        return switches.involuntary();
    }
}
