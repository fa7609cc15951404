// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.binding;

/** The calls that {@link BindingCost} and {@link BindingFloor} both time. */
public enum TimedCall {
    /** A C function that only computes. */
    NULL_CALL("nullCall"),
    /** The cheapest real system call. */
    GETPPID("getppid"),
    /** FUTEX_WAKE on a private word that nobody waits on. */
    WAKE_NOBODY("wakeNobody"),
    /** FUTEX_WAKE on a shared word that nobody waits on. */
    WAKE_NOBODY_SHARED("wakeNobodyShared"),
    /** FUTEX_WAIT that comes back at once, since the word holds another value. */
    WAIT_FOR_OTHER_VALUE("waitForOtherValue"),
    /** The wake by futex_wake, of Linux 6.7. */
    WAKE_NOBODY_BY_FUTEX2("wakeNobodyByFutex2"),
    /** The wait by futex_wait likewise. */
    WAIT_FOR_OTHER_VALUE_BY_FUTEX2("waitForOtherValueByFutex2");

    private final String method;

    TimedCall(String method) {
        this.method = method;
    }

    /** The method of both that times it. */
    String method() {
        return method;
    }
}
