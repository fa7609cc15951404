// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.spawn;

import io.threadtoll.linux.ResourceUsage;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the kernel charged for one start, as getrusage(2) has it at both ends of an iteration, which costs the starts nothing: to
 * all threads of this JVM, so a little of what its own do is in it, and to the children that ended.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class SpawnCounts {
    private ResourceUsage before;
    private ResourceUsage used;
    private long starts;

    @Setup(Level.Iteration)
    public void begin() {
        starts = 0;
        before = ResourceUsage.now();
    }

    /** One was started and has ended. */
    void count() {
        starts++;
    }

    @TearDown(Level.Iteration)
    public void end() {
        used = ResourceUsage.now().since(before);
    }

    /** Page faults, of this process and of what it started. */
    public double pageFaultsPerOp() {
        return (double) used.pageFaults() / starts;
    }

    /** Switches because a thread had to wait: the starter for the end, and what it waits for before it is told to begin. */
    public double voluntarySwitchesPerOp() {
        return (double) used.voluntarySwitches() / starts;
    }

    /** Switches by preemption. */
    public double involuntarySwitchesPerOp() {
        return (double) used.involuntarySwitches() / starts;
    }
}
