// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** A kernel that refuses every call. */
record RefusingCalls(Errno errno) implements SystemCalls {
    @Override
    public long syscall(long number, long a, long b, long c, long d, long e, long f) {
        return -errno.number;
    }

    @Override
    public int abs(int value) {
        throw new AssertionError("no system call");
    }
}
