// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A virtual thread that waits in futex(2) takes its carrier with it, and with all carriers asleep nobody is left to run the
 * one that holds the lock. So here virtual threads (JEP 444) wait in a queue and park, which gives their carrier to others;
 * platform threads sleep in the futex.
 *
 * <pre>
 * word         meaning                       a locker makes it      an unlocker makes it
 * 0 FREE       nobody holds it               LOCKED                 -
 * 1 LOCKED     held, nobody waits            CONTENDED, waits       FREE
 * 2 CONTENDED  held, somebody may wait       CONTENDED, waits       FREE, wakes one of each sort
 * </pre>
 *
 * Each sort is a {@link ThreeStateFutex} for itself: whoever was woken takes the lock as CONTENDED, so its unlock wakes the
 * next of either sort, and neither has to wait for the other's to be done. A parked one queues and then swaps the word, and an
 * unlock frees the word and then looks into the queue, both sequentially consistent: one of the two sees the other. With
 * weaker orders a thread could park beside a free lock for ever.
 */
final class VirtualAwareFutex extends FutexMutex {
    private static final int CONTENDED = 2;

    private static final MethodHandle IS_VIRTUAL = isVirtual();

    /** One attempt of a virtual thread that waits; whoever takes it out of the queue calls it. */
    private static final class Waiter {
        private final Thread thread = Thread.currentThread();
        private volatile boolean called;
    }

    private final Queue<Waiter> parked = new ConcurrentLinkedQueue<>();

    /** Platform threads that wait, those on their way in or out included: with none of them an unlock makes no call. */
    private final AtomicInteger sleepers = new AtomicInteger();

    VirtualAwareFutex(Binding binding) {
        super(binding);
    }

    @Override
    public void lock() {
        if (!compareAndSet(FREE, LOCKED)) {
            countSlowPath();
            if (currentIsVirtual()) {
                park(false, 0);
            } else {
                sleep(false, 0);
            }
        }
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        if (compareAndSet(FREE, LOCKED)) {
            return true;
        }
        countSlowPath();
        long deadline = System.nanoTime() + timeoutNs;
        return currentIsVirtual() ? park(true, deadline) : sleep(true, deadline);
    }

    @Override
    public void unlock() {
        if (getAndAdd(-1) != LOCKED) {
            set(FREE);
            wakeNext();
        }
    }

    private void wakeNext() {
        Waiter next = parked.poll();
        if (next != null) {
            next.called = true;
            LockSupport.unpark(next.thread);
        }
        if (next == null || sleepers.get() != 0) {
            wakeOne(this);
        }
    }

    private boolean sleep(boolean timed, long deadline) {
        sleepers.getAndIncrement();
        try {
            while (getAndSet(CONTENDED) != FREE) {
                if (!timed) {
                    sleepWhile(CONTENDED);
                } else if (!sleepWhile(this, CONTENDED, deadline)) {
                    return false;
                }
            }
            return true;
        } finally {
            sleepers.getAndDecrement();
        }
    }

    private boolean park(boolean timed, long deadline) {
        Waiter me = new Waiter();
        boolean interrupted = false;
        try {
            while (getAndSet(CONTENDED) != FREE) {
                me.called = false;
                parked.add(me);
                if (getAndSet(CONTENDED) == FREE) {
                    // If it isn't in there any more, it was called for a lock that it has.
                    parked.remove(me);
                    return true;
                }
                while (!me.called) {
                    long left = timed ? deadline - System.nanoTime() : Long.MAX_VALUE;
                    if (left <= 0) {
                        if (!parked.remove(me)) {
                            // The call was for one that gives up: another has to come.
                            wakeNext();
                        }
                        return false;
                    }
                    LockSupport.parkNanos(this, left);
                    // With an interrupt pending no park would park.
                    interrupted |= Thread.interrupted();
                }
            }
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean currentIsVirtual() {
        try {
            return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable t) {
            throw new AssertionError("Thread.isVirtual throws nothing", t);
        }
    }

    /** {@code Thread.isVirtual}, which JDK 21 brought; before there are no such threads. */
    private static MethodHandle isVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (NoSuchMethodException older) {
            return MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0, Thread.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a public method of Thread", e);
        }
    }
}
