// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How the threads kept to their schedules: what lies between service time and response time. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class OpenLoopFigures {
    private OpenLoop loop;

    @Setup
    public void watch(OpenLoop own) {
        loop = own;
    }

    /** Operations whose time had come while their thread was busy with the one before. */
    public long behindOps() {
        return loop.behind();
    }

    /** Operations that started on time, or as late as the timer was. */
    public long onTimeOps() {
        return loop.started() - loop.behind();
    }

    /** Operations that should have started before the iteration ended, and did not: more than a few is overload. */
    public long missedOps() {
        return loop.missed();
    }
}
