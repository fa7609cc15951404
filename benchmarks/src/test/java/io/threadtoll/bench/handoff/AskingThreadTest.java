// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.threadtoll.bench.LockedCount;
import io.threadtoll.bench.Team;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.MutexKind;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What asking for a lock leaves in the histograms, and on the heap. */
class AskingThreadTest {
    private static final int PASSES = 10_000;

    private final Latencies latencies = new Latencies();
    private final AskingThread asking = new AskingThread();

    @Test
    void everyPassIsOneServiceTime() throws NotApplicableException {
        pass(PASSES);
        latencies.sumUp();
        assertThat(latencies.count(LatencyKind.SERVICE)).isEqualTo(PASSES);
        assertThat(latencies.percentileNs(LatencyKind.RESPONSE, 50)).isNaN();
    }

    /** A collection would be a pause that the lock has not made. */
    @Test
    void recordingAllocatesNothing() throws NotApplicableException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        pass(PASSES);
        // The first reading may load classes.
        assertThat(threads.getCurrentThreadAllocatedBytes()).isPositive();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < PASSES; i++) {
            asking.pass(System.nanoTime());
        }
        // The smallest object has 16 bytes, so one a pass would be far more; the JVM may allocate one of its own.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(PASSES);
    }

    private void pass(int passes) throws NotApplicableException {
        LockedCount locked = new LockedCount();
        locked.mutex = MutexKind.THREE_STATE_FUTEX;
        locked.create(new Team());
        Holding inside = new Holding();
        inside.calibrate();
        asking.prepare(locked, inside, latencies);
        for (int i = 0; i < passes; i++) {
            asking.pass(System.nanoTime());
        }
    }
}
