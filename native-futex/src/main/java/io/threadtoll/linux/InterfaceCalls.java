// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** The calls through JNA interface mapping. */
final class InterfaceCalls implements SystemCalls {
    @Override
    public long syscall(long number, long a, long b, long c, long d, long e, long f) {
        long result = LibC.Mapped.INSTANCE.syscall(number, a, b, c, d, e, f);
        return result == -1 ? -LibC.errno() : result;
    }

    @Override
    public int abs(int value) {
        return LibC.Mapped.INSTANCE.abs(value);
    }
}
