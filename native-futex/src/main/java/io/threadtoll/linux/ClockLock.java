// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * pthread_mutex_clocklock(3), which glibc has since 2.30 and musl has not. It is mapped by itself: where one function is
 * missing, JNA maps none of a class.
 */
final class ClockLock {
    private static final boolean PRESENT = register();

    private ClockLock() {}

    /** Whether this C library has it. */
    static boolean isPresent() {
        return PRESENT;
    }

    static native int pthread_mutex_clocklock(long mutex, int clock, long deadline);

    private static boolean register() {
        try {
            Native.register(ClockLock.class, Platform.C_LIBRARY_NAME);
            return true;
        } catch (LinkageError absent) {
            return false;
        }
    }
}
