// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.Optional;

/** Why a FUTEX_WAIT came back (futex(2), RETURN VALUE and ERRORS). None of them says that a lock is free now. */
public enum WaitResult {
    /** Woken by a FUTEX_WAKE, or spuriously: the kernel does not tell the two apart. */
    WOKEN,
    /** EAGAIN: the word did not hold the expected value, so the thread never slept. */
    VALUE_DIFFERED,
    /** EINTR: a signal was handled while the thread slept. */
    INTERRUPTED,
    /** ETIMEDOUT: the timeout passed first. */
    TIMED_OUT;

    /** What a wait's return value says; nothing where it failed. */
    static Optional<WaitResult> of(long result) {
        if (result == 0) {
            return Optional.of(WOKEN);
        }
        int errno = (int) -result;
        if (Errno.EAGAIN.is(errno)) {
            return Optional.of(VALUE_DIFFERED);
        }
        if (Errno.EINTR.is(errno)) {
            return Optional.of(INTERRUPTED);
        }
        return Errno.ETIMEDOUT.is(errno) ? Optional.of(TIMED_OUT) : Optional.empty();
    }
}
