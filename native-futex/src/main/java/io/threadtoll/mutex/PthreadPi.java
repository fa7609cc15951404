// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.PosixMutex;

/**
 * The C library's mutex with priority inheritance. Its word holds the owner's thread id, and the kernel hands a contended
 * one over to the first waiter (futex(2), FUTEX_LOCK_PI): no barging, and two calls for each contended pass.
 *
 * <p>A thread that ends while it holds it, and others wait, ends the process: the kernel gives it to a waiter with
 * FUTEX_OWNER_DIED, and glibc asserts that only a robust one is ({@code nptl/pthread_mutex_lock.c}). Who comes later waits
 * for good, as with the others.
 */
final class PthreadPi extends PthreadMutex {
    PthreadPi() {
        super(PosixMutex.Kind.PRIORITY_INHERITANCE);
    }
}
