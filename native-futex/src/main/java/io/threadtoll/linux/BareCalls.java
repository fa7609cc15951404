// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalInt;

/** Calls that need no choice of a {@link Binding}. */
public final class BareCalls {
    /** The same number on all architectures of {@link SyscallTable}; asm-generic/ioctls.h has it. */
    private static final long TIOCGWINSZ = 0x5413;

    /** Four unsigned shorts: rows, columns, and their pixels, which nobody sets. */
    private static final int WINSIZE_BYTES = 8;

    private BareCalls() {}

    /** The kernel's id of the calling thread, gettid(2). */
    public static int gettid() {
        return (int) LibC.syscall(SyscallTable.HERE.gettid, 0, 0, 0, 0, 0, 0);
    }

    /** The process id that the calling thread reports, getpid(2): in the kernel the id of its thread group. */
    public static int getpid() {
        return LibC.getpid();
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

    /**
     * How many columns the terminal behind a file descriptor has, ioctl_tty(2). None where it is no terminal (ENOTTY), is
     * closed (EBADF), or doesn't know, as a serial line.
     */
    public static OptionalInt terminalColumns(int fd) {
        byte[] winsize = new byte[WINSIZE_BYTES];
        if (LibC.ioctl(fd, TIOCGWINSZ, winsize) != 0) {
            return OptionalInt.empty();
        }
        int columns = Short.toUnsignedInt(
                ByteBuffer.wrap(winsize).order(ByteOrder.nativeOrder()).getShort(Short.BYTES));
        return columns == 0 ? OptionalInt.empty() : OptionalInt.of(columns);
    }
}
