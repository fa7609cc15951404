// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import java.util.Optional;

/**
 * A mutual exclusion lock, not reentrant.
 *
 * <p>Its contract is a guarded section and not a pair of calls, because a Java monitor can't be entered in one method
 * and left in another; every other kind is an {@link ExplicitMutex}.
 *
 * <p>Guarantees (but {@link MutexKind#NO_MUTEX}, the control that must fail): at most one thread is inside; what it
 * wrote there is visible to the next one; a thread that waits gets in once the holders before it have left, if the
 * scheduler lets it run.
 */
public interface Mutex extends AutoCloseable {
    /** Runs a section while the calling thread holds the lock. Interrupts don't end the wait and stay pending. */
    void guard(Runnable section);

    /** The futex calls made so far, where this lock makes them itself and so can count them. */
    default Optional<FutexCalls> futexCalls() {
        return Optional.empty();
    }

    /** Frees what the kernel or libc keeps for this lock; no thread may hold it or wait for it. */
    @Override
    default void close() {}
}
