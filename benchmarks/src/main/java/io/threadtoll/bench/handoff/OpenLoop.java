// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.linux.TimerSlack;
import io.threadtoll.model.LatencyKind;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * One thread that is meant to ask for the lock at fixed times; its public methods are counters, which JMH sums over the
 * threads.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class OpenLoop {
    private IntendedTimes schedule;
    private Histogram response;
    private Histogram timer;
    private long offsetNs;
    private long lastNs;
    private long started;
    private long behind;
    private long missed;

    @Setup
    public void prepare(Pace pace, Latencies latencies, ThreadParams thread) {
        schedule = pace.schedule();
        offsetNs = pace.offsetNs(thread.getThreadIndex());
        response = latencies.recorder(LatencyKind.RESPONSE);
        timer = latencies.recorder(LatencyKind.TIMER);
        latencies.beforeSummary(this::countMissed);
        // How late the timer is gets measured; a lock's own timed waits get more exact by it as well.
        TimerSlack.dropForThisThread();
    }

    @Setup(Level.Iteration)
    public void start() {
        started = 0;
        behind = 0;
        missed = 0;
    }

    /** Waits until the next operation is meant to start, unless that time has passed; at most one interval. */
    long await() {
        long now = System.nanoTime();
        schedule.begin(now + offsetNs);
        long intended = schedule.intendedNs();
        started++;
        if (now - intended >= 0) {
            behind++;
            return now;
        }
        while (now - intended < 0) {
            LockSupport.parkNanos(this, intended - now);
            now = System.nanoTime();
        }
        Latencies.record(timer, now - intended);
        return now;
    }

    /** Records the response time of the operation that was awaited. */
    void entered(long enteredNs) {
        Latencies.record(response, enteredNs - schedule.intendedNs());
        schedule.advance();
        lastNs = System.nanoTime();
    }

    /** Operations whose time had come while their thread was busy with the one before. */
    public long behindOps() {
        return behind;
    }

    /** Operations that started on time, or as late as the timer was. */
    public long onTimeOps() {
        return started - behind;
    }

    /** Operations that should have started before the iteration ended, and did not: more than a few is overload. */
    public long missedOps() {
        return missed;
    }

    private void countMissed() {
        schedule.end(lastNs, waitedNs -> {
            Latencies.record(response, waitedNs);
            missed++;
        });
    }
}
