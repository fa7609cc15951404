// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One {@code struct timespec} for each thread: two 64-bit fields on every architecture of {@link SyscallTable}. */
final class Timespec {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    static final int CLOCK_REALTIME = 0;
    static final int CLOCK_MONOTONIC = 1;
    private static final ThreadLocal<Timespec> OF_THREAD = ThreadLocal.withInitial(Timespec::new);

    private final ByteBuffer memory = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder());
    private final long address = LibC.addressOf(memory);

    private Timespec() {}

    /**
     * The address of this thread's timespec, filled with a duration; good until the thread asks again.
     *
     * @param nanos at least 0
     */
    static long ofDuration(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("negative timeout: " + nanos + " ns");
        }
        return OF_THREAD.get().fill(nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
    }

    /** The same, filled with a point of a clock, such as {@link #CLOCK_MONOTONIC}, that lies {@code nanos} ahead. */
    static long pointAfter(int clock, long nanos) {
        Timespec time = read(clock);
        long fraction = time.memory.getLong(8) + nanos % NANOS_PER_SECOND;
        long seconds = time.memory.getLong(0) + nanos / NANOS_PER_SECOND + fraction / NANOS_PER_SECOND;
        return time.fill(seconds, fraction % NANOS_PER_SECOND);
    }

    /**
     * What a clock shows, in ns.
     *
     * @throws NativeCallException EINVAL where there is no such clock
     */
    static long now(int clock) {
        Timespec time = read(clock);
        return time.memory.getLong(0) * NANOS_PER_SECOND + time.memory.getLong(8);
    }

    /** This thread's timespec, filled with what a clock shows. */
    private static Timespec read(int clock) {
        Timespec time = OF_THREAD.get();
        if (LibC.clock_gettime(clock, time.address) != 0) {
            throw new NativeCallException("clock_gettime", LibC.errno(), "no clock " + clock);
        }
        return time;
    }

    private long fill(long seconds, long nanos) {
        memory.putLong(0, seconds).putLong(8, nanos);
        return address;
    }
}
