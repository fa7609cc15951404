// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** Calls that need no choice of a {@link Binding}. */
public final class BareCalls {
    private BareCalls() {}

    /** The kernel's id of the calling thread, gettid(2). */
    public static int gettid() {
        return (int) LibC.syscall(SyscallTable.HERE.gettid, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Lets the other threads that are ready on this CPU go first, sched_yield(2). The kernel books a switch that follows
     * as involuntary, since the caller did not have to wait.
     */
    public static void schedYield() {
        if (LibC.sched_yield() != 0) {
            throw new NativeCallException("sched_yield", LibC.errno(), "Linux documents no error for it");
        }
    }

    /** Whether a file descriptor is a terminal, isatty(3). */
    public static boolean isTerminal(int fd) {
        return LibC.isatty(fd) == 1;
    }
}
