// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.uncontended;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;
import java.util.concurrent.CountDownLatch;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A lock that one thread uses while a second one is alive and sleeps. */
@State(Scope.Benchmark)
public class LoneLock {
    /** The lock. */
    @Param
    public MutexKind mutex;

    Mutex lock;
    long count;
    final Runnable section = () -> count++;
    private final CountDownLatch done = new CountDownLatch(1);

    @Setup
    public void create() throws NotApplicableException {
        lock = LockedCount.make(mutex);
        Thread second = new Thread(this::sleep, "second");
        second.setDaemon(true);
        second.start();
    }

    @TearDown
    public void close() {
        done.countDown();
        lock.close();
    }

    private void sleep() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
