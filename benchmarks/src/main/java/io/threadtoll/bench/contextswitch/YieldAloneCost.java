// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.ThreadAccount;
import java.util.List;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The switches of a thread that yields alone, for each yield, as /proc has them. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class YieldAloneCost {
    private List<Integer> worker;
    private ThreadAccount before;
    private long yields;
    private SwitchAccount switches = SwitchAccount.NONE;

    @Setup
    public void begin() {
        worker = List.of(BareCalls.gettid());
    }

    @Setup(Level.Iteration)
    public void start() {
        yields = 0;
        before = SwitchAccount.charged(worker);
    }

    /** One yield was made. */
    void count() {
        yields++;
    }

    @TearDown(Level.Iteration)
    public void finish() {
        switches = SwitchAccount.of(worker, before, yields);
    }

    /** Switches because the thread had to wait; a yield is none. */
    public double voluntarySwitchesPerOp() {
        return switches.voluntary();
    }

    /** Switches by preemption or yield: 0 where nobody else is ready. */
    public double involuntarySwitchesPerOp() {
        return switches.involuntary();
    }
}
