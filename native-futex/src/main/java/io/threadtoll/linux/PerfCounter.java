// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Counts how often one thread passes a {@link Tracepoint} (perf_event_open(2), PERF_TYPE_TRACEPOINT).
 *
 * <p>Assumes nothing: any thread may open, read and close it, and it keeps the count of a thread that has ended.
 *
 * <p>Guarantees: exact counts, not samples, from zero at opening, of that thread alone, on whatever CPU it runs. A
 * reading is itself a system call of the thread that reads: one more SYSTEM_CALL if that is the counted one.
 *
 * <p>A user without rights may count FUTEX_CALL where the tracepoint's number can be read: events inside the kernel are
 * left out then, which perf_event_paranoid allows up to 2. The others need 1 or less, or CAP_PERFMON.
 */
public final class PerfCounter implements AutoCloseable {
    private static final int PERF_TYPE_TRACEPOINT = 2;

    /** The first published form of struct perf_event_attr, {@code include/uapi/linux/perf_event.h}. */
    private static final int PERF_ATTR_SIZE_VER0 = 64;

    /** Bits of the flags, which follow four 64-bit fields behind the type and size. */
    private static final long INHERIT = 1 << 1;

    private static final long EXCLUDE_KERNEL = 1 << 5;
    private static final long PERF_FLAG_FD_CLOEXEC = 8;
    private static final int THIS_THREAD = 0;
    private static final int EVERY_CPU = -1;
    private static final int NO_GROUP = -1;
    private static final int CLOSED = -1;

    private final Tracepoint tracepoint;
    private final ByteBuffer value = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    private int fd;

    private PerfCounter(Tracepoint tracepoint, int fd) {
        this.tracepoint = tracepoint;
        this.fd = fd;
    }

    /**
     * Counts the calling thread from now on.
     *
     * @throws CounterUnavailableException if this kernel or this user can't; the message says why
     */
    public static PerfCounter ofThisThread(Tracepoint tracepoint) throws CounterUnavailableException {
        return open(tracepoint, THIS_THREAD, 0);
    }

    /**
     * Counts another thread of this process from now on.
     *
     * @param tid the kernel's id of the thread, see {@link BareCalls#gettid}
     * @throws CounterUnavailableException if this kernel or this user can't, or there is no such thread; the message
     *     says why
     */
    public static PerfCounter ofThread(int tid, Tracepoint tracepoint) throws CounterUnavailableException {
        return open(tracepoint, tid, 0);
    }

    /**
     * Counts the calling thread from now on, and with it every thread that it, or one of those, starts from now on.
     *
     * @throws CounterUnavailableException if this kernel or this user can't; the message says why
     */
    public static PerfCounter ofThisThreadAndItsOffspring(Tracepoint tracepoint) throws CounterUnavailableException {
        return open(tracepoint, THIS_THREAD, INHERIT);
    }

    private static PerfCounter open(Tracepoint tracepoint, int tid, long flags) throws CounterUnavailableException {
        ByteBuffer attributes = ByteBuffer.allocateDirect(PERF_ATTR_SIZE_VER0).order(ByteOrder.nativeOrder());
        attributes.putInt(0, PERF_TYPE_TRACEPOINT).putInt(4, PERF_ATTR_SIZE_VER0);
        attributes.putLong(8, tracepoint.id()).putLong(40, flags | (tracepoint.fromUserSpace() ? EXCLUDE_KERNEL : 0));
        try {
            long fd = LibC.syscall(
                    SyscallTable.HERE.perfEventOpen,
                    LibC.addressOf(attributes),
                    tid,
                    EVERY_CPU,
                    NO_GROUP,
                    PERF_FLAG_FD_CLOEXEC,
                    0);
            if (fd < 0) {
                throw refusal(LibC.errno(), tracepoint);
            }
            return new PerfCounter(tracepoint, (int) fd);
        } finally {
            Reference.reachabilityFence(attributes);
        }
    }

    private static CounterUnavailableException refusal(int errno, Tracepoint tracepoint) {
        String paranoid = ProcFs.find("/proc/sys/kernel/perf_event_paranoid").orElse("unknown");
        return new CounterUnavailableException(PerfRefusal.of(errno, tracepoint, paranoid));
    }

    /**
     * How often, since it was opened.
     *
     * @throws IllegalStateException if it is closed
     */
    public synchronized long read() {
        if (fd == CLOSED) {
            throw new IllegalStateException("the counter of " + tracepoint.kernelName() + " is closed");
        }
        long bytes = LibC.read(fd, LibC.addressOf(value), Long.BYTES);
        if (bytes != Long.BYTES) {
            throw new NativeCallException(
                    "read of a perf counter",
                    bytes < 0 ? LibC.errno() : 0,
                    bytes + " bytes came, not a count of eight");
        }
        return value.getLong(0);
    }

    /** Ends the counting and gives the file descriptor back; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (fd != CLOSED) {
            int closing = fd;
            fd = CLOSED;
            if (LibC.close(closing) != 0) {
                throw new NativeCallException("close of a perf counter", LibC.errno(), "it was not open");
            }
        }
    }
}
