// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** Why a FUTEX_WAIT came back (futex(2), RETURN VALUE and ERRORS). None of them says that a lock is free now. */
public enum WaitResult {
    /** Woken by a FUTEX_WAKE, or spuriously: the kernel does not tell the two apart. */
    WOKEN,
    /** EAGAIN: the word did not hold the expected value, so the thread never slept. */
    VALUE_DIFFERED,
    /** EINTR: a signal was handled while the thread slept. */
    INTERRUPTED,
    /** ETIMEDOUT: the timeout passed first. */
    TIMED_OUT
}
