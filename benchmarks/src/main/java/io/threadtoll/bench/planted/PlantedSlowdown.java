// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.planted;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.bench.Question;
import io.threadtoll.bench.Work;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Does a comparison find a slowdown that is surely there? One op is lock, one increment, a calibrated microsecond of work,
 * unlock; in one copy the work is longer by a known share. It measures the method, not a lock.
 *
 * <p>Expected: the copies' ratio is 1 and the share, less what lock and unlock are of the op: 1.149 for 0.15.
 *
 * <p>The trap: the work is calibrated in each fork by its shortest batch, so a fork whose calibration was disturbed
 * throughout has longer work. That is part of the noise a comparison has to bear.
 *
 * <p>{@code ./threadtoll run PlantedSlowdown --rounds 10}, then {@code ./threadtoll compare DIR --col plantedFraction}
 */
@Question(
        value = "Does a comparison find a slowdown that is surely there?",
        operation = "lock, one increment, work of 1 us and the planted share, unlock")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class PlantedSlowdown {
    private static final long WORK_NS = 1_000;

    /** By how much the work is longer. */
    @Param({"0", "0.15"})
    public double plantedFraction;

    /** The lock around it: two will do, since no lock is in question. */
    @Param({"THREE_STATE_FUTEX", "JDK_REENTRANT"})
    public MutexKind around;

    private Mutex lock;
    private Runnable section;
    long count;

    @Setup
    public void prepare() throws NotApplicableException {
        lock = LockedCount.make(around);
        Work work = Work.ofNs(Math.round(WORK_NS * (1 + plantedFraction)));
        section = () -> {
            count++;
            work.run();
        };
    }

    @TearDown
    public void close() {
        lock.close();
    }

    /** One pass. */
    @Benchmark
    public void pass() {
        lock.guard(section);
    }
}
