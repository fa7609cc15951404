// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** The calls through JNA direct mapping. */
final class DirectCalls implements SystemCalls {
    @Override
    public long syscall(long number, long a, long b, long c, long d, long e, long f) {
        long result = LibC.syscall(number, a, b, c, d, e, f);
        return result == -1 ? -LibC.errno() : result;
    }

    @Override
    public int abs(int value) {
        return LibC.abs(value);
    }
}
