// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** The C library's errno of the calling thread (errno(3), pthreads(7)). */
public final class ThreadErrno {
    private static final int NO_FILE = -1;

    private ThreadErrno() {}

    /** Where it is. */
    public static long address() {
        return LibC.call(LibC.addressOfFunction("__errno_location"));
    }

    /** What a call that must fail with EBADF leaves in it: close(2) of a file that can't be open. */
    public static int afterFailure() {
        if (LibC.close(NO_FILE) == 0) {
            throw new IllegalStateException("there is no file descriptor " + NO_FILE);
        }
        return LibC.errno();
    }

    /** What this thread's latest call through {@link LibC} left in it. */
    public static int latest() {
        return LibC.errno();
    }
}
