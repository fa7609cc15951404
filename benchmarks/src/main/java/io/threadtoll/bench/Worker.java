// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.linux.BareCalls;
import io.threadtoll.model.TeamMetrics;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * One thread of a {@link Team}: its own count of operations, which nobody else writes.
 *
 * <p>The first worker publishes the figures of the whole team, the others add zero, since JMH sums a counter over the
 * threads. Each public method is a counter, whose name stands in {@link TeamMetrics} or {@link CountsPerOp}.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Worker {
    private Team team;
    private int index;
    private int tid;
    private long operations;

    /** Runs on the worker's own thread. */
    @Setup
    public void join(Team ofTeam, ThreadParams thread) {
        team = ofTeam;
        index = thread.getThreadIndex();
        tid = BareCalls.gettid();
        team.placement.place(index);
        team.add(this);
    }

    @TearDown
    public void leave() {
        if (index == 0) {
            team.end();
        }
    }

    /** Counts one operation; for this worker's thread only. */
    public void count() {
        if (operations++ == 0) {
            team.arrived();
        }
    }

    long counted() {
        return operations;
    }

    int tid() {
        return tid;
    }

    void reset() {
        operations = 0;
    }

    /** Operations of all workers. */
    public double operations() {
        return publish((double) team.figures().operations());
    }

    /** Operations that left no trace in the guarded count. */
    public double lost() {
        return publish((double) team.figures().lost());
    }

    /** The same as a share of all. */
    public double lostFraction() {
        return publish(team.figures().lostFraction());
    }

    /** Wall time for one operation of the team. */
    public double wallPerOpNs() {
        return publish(team.figures().wallPerOpNs());
    }

    /** CPU time of all workers for one operation. */
    public double cpuPerOpNs() {
        return publish(team.figures().cpuPerOpNs());
    }

    /** Share of the CPUs that the team could have used and didn't. */
    public double idleFraction() {
        return publish(team.figures().idleFraction());
    }

    /**
     * Jain's index over the workers' counts from the moment all had done something: 1 where all got the same, 1/n where
     * one got everything.
     */
    public double fairnessFraction() {
        return publish(team.figures().fairnessFraction());
    }

    /** The share of the worker that got least. */
    public double smallestShareFraction() {
        return publish(team.figures().smallestShareFraction());
    }

    /** The share of the worker that got most. */
    public double largestShareFraction() {
        return publish(team.figures().largestShareFraction());
    }

    /** Context switches by preemption, all workers, for one operation. */
    public double involuntarySwitchesPerOp() {
        return publish(team.figures().involuntarySwitchesPerOp());
    }

    /** Context switches because a worker had to wait, for one operation. */
    public double voluntarySwitchesPerOp() {
        return publish(team.figures().voluntarySwitchesPerOp());
    }

    /** FUTEX_WAIT calls for one operation; NaN where the lock can't count them. */
    public double futexWaitsPerOp() {
        return publish(team.figures().futexWaitsPerOp());
    }

    /** FUTEX_WAKE calls for one operation; NaN where the lock can't count them. */
    public double futexWakesPerOp() {
        return publish(team.figures().futexWakesPerOp());
    }

    /** Attempts to lock that did not get in at the first try, for one operation; NaN where the lock can't count them. */
    public double slowPathsPerOp() {
        return publish(team.figures().slowPathsPerOp());
    }

    private double publish(double figure) {
        return index == 0 ? figure : 0;
    }
}
