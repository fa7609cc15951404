// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.OptionalInt;

/**
 * The table in which the kernel finds the waiters of this process's private futexes. Before Linux 6.16 there was one for all
 * processes; since then a process gets one of its own with its second thread ({@code futex_hash_allocate_default} in
 * {@code kernel/futex/core.c}), and PR_FUTEX_HASH of prctl(2) reads and sets how many slots it has.
 */
public final class FutexHash {
    /** {@code include/uapi/linux/prctl.h}. */
    private static final int PR_FUTEX_HASH = 78;

    private static final int SET_SLOTS = 1;
    private static final int GET_SLOTS = 2;

    private FutexHash() {}

    /** How many slots this process has of its own, 0 where it uses the table of all; empty where the kernel can't say. */
    public static OptionalInt slots() {
        long slots = prctl(GET_SLOTS, 0);
        return slots < 0 ? OptionalInt.empty() : OptionalInt.of((int) slots);
    }

    /**
     * Gives this process so many slots. It is for JVMs that end soon: from 0 there is no way back.
     *
     * @param slots a power of two, or 0 for the table of all processes
     * @throws NativeCallException EINVAL where the kernel has no such thing or this is no such number, EBUSY after a 0, EPERM
     *     where a sandbox forbids it
     */
    public static void setSlots(int slots) {
        if (prctl(SET_SLOTS, slots) != 0) {
            throw new NativeCallException(
                    "prctl(PR_FUTEX_HASH)", LibC.errno(), "this process can't have " + slots + " slots");
        }
    }

    private static long prctl(int what, long value) {
        return LibC.syscall(SyscallTable.HERE.prctl, PR_FUTEX_HASH, what, value, 0, 0, 0);
    }
}
