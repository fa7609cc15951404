// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.UnsupportedPlatformException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The register of mutexes: one line a lock, the whole of what a new one needs. Tests and benchmarks go over it.
 *
 * <p>The futex locks stand in the order of a ladder, each one idea on from the one before.
 */
public enum MutexKind {
    NO_MUTEX(Family.CONTROL, false, NoMutex::new, "no lock: must lose updates"),
    TWO_STATE_FUTEX(Family.FUTEX, false, TwoStateFutex::new, "free or locked: every unlock wakes"),
    THREE_STATE_FUTEX(Family.FUTEX, false, ThreeStateFutex::new, "a third state for waiters: wakes only then"),
    SPIN_THEN_WAIT_FUTEX(Family.FUTEX, false, SpinThenWaitFutex::new, "spins for a bounded while before it sleeps"),
    RELEASING_FUTEX(Family.FUTEX, false, ReleasingFutex::new, "an unlock only stores: a waiter orders the barrier"),
    STANDBY_FUTEX(Family.FUTEX, false, StandbyFutex::new, "one waiter stands by, so an unlock only stores"),
    BIASED_FUTEX(Family.FUTEX, false, BiasedFutex::new, "the first thread owns it and enters by stores"),
    LAST_IN_FIRST_OUT_FUTEX(
            Family.FUTEX, false, LastInFirstOutFutex::new, "one waiter awake, the last one woken first"),
    EVENTUALLY_FAIR_FUTEX(Family.FUTEX, false, EventuallyFairFutex::new, "given to whoever has waited for 1 ms"),
    FAIR_FUTEX(Family.FUTEX, false, FairFutex::new, "first come, first served: an unlock hands over"),
    VIRTUAL_AWARE_FUTEX(
            Family.FUTEX, false, VirtualAwareFutex::new, "virtual threads park, platform threads sleep in the futex"),
    TTAS_SPIN_LOCK(Family.SPIN, false, TtasSpinLock::new, "test-and-test-and-set, never sleeps"),
    SEMAPHORE_MUTEX(Family.KERNEL, false, SemaphoreMutex::new, "System V semop: a system call each way"),
    PTHREAD_MUTEX(Family.LIBC, false, () -> new PthreadMutex(), "pthread_mutex_t of the default type"),
    PTHREAD_ADAPTIVE(Family.LIBC, false, PthreadAdaptive::new, "pthread_mutex_t that spins before it sleeps"),
    PTHREAD_PI(Family.LIBC, false, PthreadPi::new, "pthread_mutex_t with priority inheritance"),
    JDK_REENTRANT(Family.JDK, true, () -> new JdkReentrant(false), "ReentrantLock"),
    JDK_REENTRANT_FAIR(Family.JDK, true, () -> new JdkReentrant(true), "ReentrantLock, fair"),
    JDK_MONITOR(Family.JDK, true, JdkMonitor::new, "synchronized"),
    JDK_STAMPED(Family.JDK, false, JdkStamped::new, "the write lock of StampedLock");

    /** Where a lock is made. */
    public enum Family {
        CONTROL,
        /** Atomics in Java, futex(2) through a {@link Binding}. */
        FUTEX,
        SPIN,
        KERNEL,
        LIBC,
        JDK
    }

    private final Family family;
    private final boolean checksOwner;
    // Every factory is a constructor reference: the enum is as immutable as Error Prone wants, it just can't prove it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Binding, Mutex> factory;

    private final boolean overAnyBinding;

    private final String idea;

    MutexKind(Family family, boolean checksOwner, Supplier<Mutex> factory, String idea) {
        this(family, checksOwner, binding -> factory.get(), false, idea);
    }

    MutexKind(Family family, boolean checksOwner, Function<Binding, Mutex> factory, String idea) {
        this(family, checksOwner, factory, true, idea);
    }

    MutexKind(
            Family family, boolean checksOwner, Function<Binding, Mutex> factory, boolean overAnyBinding, String idea) {
        this.family = family;
        this.checksOwner = checksOwner;
        this.factory = factory;
        this.overAnyBinding = overAnyBinding;
        this.idea = idea;
    }

    /** A new, free lock, through the standard binding where it makes native calls. */
    public Mutex create() {
        return factory.apply(Binding.standard());
    }

    /**
     * A new, free lock whose futex calls go through a binding.
     *
     * @throws IllegalArgumentException if this lock has no choice of one, which is so of all that make no futex calls
     * @throws UnsupportedPlatformException if the binding is {@link Binding#missing}
     */
    public Mutex create(Binding binding) {
        if (!overAnyBinding) {
            throw new IllegalArgumentException(this + " has no choice of a binding");
        }
        return factory.apply(binding);
    }

    /** Where this lock is made. */
    public Family family() {
        return family;
    }

    /** Whether a thread that waits long enough goes to sleep in the kernel. */
    public boolean blocks() {
        return family != Family.CONTROL && family != Family.SPIN;
    }

    /** Whether an unlock by a thread that does not hold it throws {@link IllegalMonitorStateException}. */
    public boolean checksOwner() {
        return checksOwner;
    }

    /** What sets this lock apart, in a few words. */
    public String idea() {
        return idea;
    }
}
