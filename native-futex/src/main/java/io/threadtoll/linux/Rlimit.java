// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The limits of one process (prlimit64(2), getrlimit(2)). The numbers are the same on x86-64, aarch64 and riscv64
 * ({@code include/uapi/asm-generic/resource.h}).
 */
public enum Rlimit {
    /** Bytes of private writable memory, since Linux 4.7. */
    DATA(2),
    /** Bytes of a stack: the first thread's, and the default of a pthread's, see pthread_create(3). */
    STACK(3),
    /** Threads of the process's user, root excepted. */
    NPROC(6),
    /** The highest file descriptor plus one. */
    NOFILE(7),
    /** Bytes locked in memory. */
    MEMLOCK(8),
    /** Bytes of address space. */
    AS(9);

    /** Stands for RLIM_INFINITY, and is greater than any limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final long RLIM_INFINITY = -1;
    private static final int SELF = 0;
    private static final int UNCHANGED = 0;
    private static final int HARD = 8;

    private final int number;

    Rlimit(int number) {
        this.number = number;
    }

    /**
     * A limit's two values; {@link #UNLIMITED} where there is none.
     *
     * @param soft what holds
     * @param hard how far the process may raise it
     */
    public record Limits(long soft, long hard) {}

    /** The limits of this process. */
    public Limits get() {
        return get(SELF);
    }

    /**
     * The limits of a process.
     *
     * @throws NativeCallException ESRCH where there is none; EPERM where it is another user's
     */
    public Limits get(long pid) {
        ByteBuffer memory = struct();
        try {
            call(pid, UNCHANGED, LibC.addressOf(memory));
            return new Limits(fromKernel(memory.getLong(0)), fromKernel(memory.getLong(HARD)));
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    /**
     * Sets the limits of this process and of the children it starts from now on.
     *
     * @throws NativeCallException EPERM where the hard limit would rise without CAP_SYS_RESOURCE, or NOFILE beyond
     *     {@code fs.nr_open}; EINVAL where the soft limit is the higher one
     */
    public void set(long soft, long hard) {
        set(SELF, soft, hard);
    }

    /** Sets the limits of a process; it fails like {@link #get(long)} and {@link #set(long, long)}. */
    public void set(long pid, long soft, long hard) {
        ByteBuffer memory = struct().putLong(0, toKernel(soft)).putLong(HARD, toKernel(hard));
        try {
            call(pid, LibC.addressOf(memory), UNCHANGED);
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    private void call(long pid, long newLimits, long oldLimits) {
        if (LibC.syscall(SyscallTable.HERE.prlimit64, pid, number, newLimits, oldLimits, 0, 0) != 0) {
            int errno = LibC.errno();
            throw new NativeCallException("prlimit64 of " + name(), errno, reason(errno));
        }
    }

    private static String reason(int errno) {
        return switch (Errno.nameOf(errno)) {
            case "EPERM" ->
                "to raise a hard limit takes CAP_SYS_RESOURCE, and open files are limited by fs.nr_open for everyone";
            case "EINVAL" -> "the soft limit is above the hard one";
            case "ESRCH" -> "there is no such process";
            default -> "prlimit(2) does not document it for these arguments";
        };
    }

    /** A {@code struct rlimit64}: soft, then hard, unsigned. */
    private static ByteBuffer struct() {
        return ByteBuffer.allocateDirect(2 * HARD).order(ByteOrder.nativeOrder());
    }

    private static long fromKernel(long value) {
        return value < 0 ? UNLIMITED : value;
    }

    private static long toKernel(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("negative limit: " + value);
        }
        return value == UNLIMITED ? RLIM_INFINITY : value;
    }
}
