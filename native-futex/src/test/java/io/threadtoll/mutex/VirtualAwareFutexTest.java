// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.BlockedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual threads that wait for the lock leave their carriers to others, and all get in. */
@EnabledForJreRange(minVersion = 21)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VirtualAwareFutexTest {
    private static final int CARRIERS = Runtime.getRuntime().availableProcessors();
    private static final int WAITERS = 16 * CARRIERS;
    private static final int ROUNDS = 200;
    private static final long LONG_NS = TimeUnit.SECONDS.toNanos(30);

    private final List<Thread> started = new ArrayList<>();
    private int count;

    @AfterEach
    void endAll() throws InterruptedException {
        for (Thread thread : started) {
            thread.join();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void moreWaitersThanCarriersAllGetIn(boolean timed) throws Exception {
        ExplicitMutex mutex = (ExplicitMutex) MutexKind.VIRTUAL_AWARE_FUTEX.create();
        CountDownLatch done = new CountDownLatch(WAITERS);
        mutex.lock();
        for (int i = 0; i < WAITERS; i++) {
            startVirtual(() -> {
                if (timed) {
                    assertThat(mutex.tryLock(LONG_NS)).isTrue();
                } else {
                    mutex.lock();
                }
                count++;
                mutex.unlock();
                done.countDown();
            });
        }
        awaitSlowPaths(mutex, WAITERS);
        CountDownLatch ran = new CountDownLatch(1);
        startVirtual(ran::countDown);
        ran.await();
        assertThat(done.getCount()).isEqualTo(WAITERS);

        mutex.unlock();
        done.await();
        assertThat(count).isEqualTo(WAITERS);
        // Nobody slept in the kernel; the last one can't know that it was the last.
        assertThat(mutex.futexCalls().orElseThrow().waits()).isZero();
    }

    /** The control: a lock whose waiters sleep in the futex has a carrier for each of them, until there is none. */
    @Test
    void aLockThatKnowsNoVirtualThreadsStarvesOthers() throws Exception {
        ExplicitMutex mutex = (ExplicitMutex) MutexKind.THREE_STATE_FUTEX.create();
        CountDownLatch ran = new CountDownLatch(1);
        mutex.lock();
        for (int i = 0; i < CARRIERS; i++) {
            startVirtual(() -> mutex.guard(() -> count++));
        }
        awaitSlowPaths(mutex, CARRIERS);
        startVirtual(ran::countDown);
        assertThat(ran.await(200, TimeUnit.MILLISECONDS)).isFalse();

        mutex.unlock();
        ran.await();
    }

    @Test
    void bothSortsOfThreadsLoseNoUpdate() throws Exception {
        Mutex mutex = MutexKind.VIRTUAL_AWARE_FUTEX.create();
        CountDownLatch done = new CountDownLatch(2 * CARRIERS + WAITERS);
        Runnable counting = () -> {
            for (int i = 0; i < ROUNDS; i++) {
                mutex.guard(() -> count++);
            }
            done.countDown();
        };
        for (int i = 0; i < WAITERS; i++) {
            startVirtual(counting);
        }
        for (int i = 0; i < 2 * CARRIERS; i++) {
            start(new Thread(counting, "platform"));
        }
        done.await();
        assertThat(count).isEqualTo((2 * CARRIERS + WAITERS) * ROUNDS);
    }

    @Test
    void aVirtualThreadGivesUpAfterItsTimeAndLeavesTheLockToOthers() throws Exception {
        ExplicitMutex mutex = (ExplicitMutex) MutexKind.VIRTUAL_AWARE_FUTEX.create();
        AtomicBoolean locked = new AtomicBoolean(true);
        mutex.lock();
        Thread loser = startVirtual(() -> locked.set(mutex.tryLock(TimeUnit.MILLISECONDS.toNanos(5))));
        loser.join();
        assertThat(locked).isFalse();
        mutex.unlock();
        assertThat(BlockedCall.start(() -> mutex.tryLock(0)).result()).isTrue();
    }

    @Test
    void anInterruptStaysPendingAndEndsNoWait() throws Exception {
        ExplicitMutex mutex = (ExplicitMutex) MutexKind.VIRTUAL_AWARE_FUTEX.create();
        AtomicBoolean pending = new AtomicBoolean();
        mutex.lock();
        Thread waiter = startVirtual(() -> mutex.guard(() -> pending.set(Thread.interrupted())));
        awaitSlowPaths(mutex, 1);
        waiter.interrupt();
        assertThat(waiter.isAlive()).isTrue();
        mutex.unlock();
        waiter.join();
        // Pending once it has the lock or right behind: the wait's own end sets it before the section begins.
        assertThat(pending).isTrue();
    }

    private static void awaitSlowPaths(Mutex mutex, int number) {
        while (mutex.futexCalls().orElseThrow().slowPaths() < number) {
            Thread.onSpinWait();
        }
    }

    /** {@code Thread.startVirtualThread}, by reflection, since this is compiled for JDK 17. */
    private Thread startVirtual(Runnable task) throws ReflectiveOperationException {
        Thread thread = (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        started.add(thread);
        return thread;
    }

    private void start(Thread thread) {
        started.add(thread);
        thread.start();
    }
}
