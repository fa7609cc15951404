// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex;
import io.threadtoll.linux.Membarrier;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;

/**
 * A lock that one thread alone uses needs no atomic instruction: the first thread that locks owns the bias, and enters and
 * leaves by stores. The first other thread ends that, once and for all; from then on it is a {@link StandbyFutex}.
 *
 * <pre>
 * field    values                            written by
 * owner    null, then one thread for good    the first that locks, by a swap
 * inside   1 while the owner is in by bias,  the owner only
 *          or about to see that it may not
 * revoked  false, then true                  the first other thread, which holds the lock of the superclass
 * settled  false, then true                  a thread that holds the lock of the superclass and has seen, after revoking,
 *                                            that the owner is not inside
 * </pre>
 *
 * The owner stores {@code inside} and then looks at {@code revoked}; who revokes stores {@code revoked} and then looks at
 * {@code inside}. Both could miss each other, so between its two steps the one who revokes orders a memory barrier for all
 * threads (membarrier(2)), and the owner pays nothing: only the compiler keeps its two accesses in order, see {@link
 * ReleasingFutex}. Where the kernel has no membarrier there is no bias.
 *
 * <p>Who revokes waits until the owner has left: it looks again after a nap, since no store of the owner's can wake it.
 * That happens once in the life of a lock. The lock keeps its first owner's {@link Thread} from being collected.
 */
final class BiasedFutex extends StandbyFutex {
    private static final VarHandle OWNER;
    private static final VarHandle INSIDE;
    private static final boolean HAS_BARRIER = Membarrier.supported();
    private static final long FIRST_NAP_NS = TimeUnit.MICROSECONDS.toNanos(10);

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            OWNER = lookup.findVarHandle(BiasedFutex.class, "owner", Thread.class);
            INSIDE = lookup.findVarHandle(BiasedFutex.class, "inside", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile Thread owner;
    private int inside;
    private volatile boolean revoked = !HAS_BARRIER;
    private boolean settled = !HAS_BARRIER;

    BiasedFutex(Binding binding) {
        super(binding);
    }

    @Override
    public void lock() {
        if (!enterByBias()) {
            super.lock();
            if (!settled) {
                settle(Long.MAX_VALUE);
            }
        }
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        if (enterByBias()) {
            return true;
        }
        long start = System.nanoTime();
        if (!super.tryLock(timeoutNs)) {
            return false;
        }
        if (!settled && !settle(timeoutNs - (System.nanoTime() - start))) {
            super.unlock();
            return false;
        }
        return true;
    }

    @Override
    public void unlock() {
        // Nobody else writes inside, so what the owner reads is what it has written.
        if (inside != 0 && owner == Thread.currentThread()) {
            INSIDE.setRelease(this, 0);
        } else {
            super.unlock();
        }
    }

    private boolean enterByBias() {
        if (revoked) {
            return false;
        }
        Thread me = Thread.currentThread();
        Thread biased = owner;
        if (biased != me && (biased != null || !OWNER.compareAndSet(this, null, me))) {
            return false;
        }
        INSIDE.setOpaque(this, 1);
        VarHandle.acquireFence();
        if (!revoked) {
            return true;
        }
        INSIDE.setRelease(this, 0);
        return false;
    }

    /** Ends the bias and waits until the owner is out; says whether it is. The caller holds the superclass's lock. */
    private boolean settle(long timeoutNs) {
        long start = System.nanoTime();
        revoked = true;
        new Membarrier(binding()).expedited();
        Futex bed = new Futex(binding());
        for (long napNs = FIRST_NAP_NS;
                (int) INSIDE.getAcquire(this) != 0;
                napNs = Math.min(2 * napNs, LONGEST_NAP_NS)) {
            if (napNs == FIRST_NAP_NS) {
                countSlowPath();
            }
            if (!nap(bed, napNs, start + timeoutNs)) {
                return false;
            }
        }
        settled = true;
        return true;
    }
}
