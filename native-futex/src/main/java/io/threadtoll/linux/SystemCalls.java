// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** The calls that a {@link Binding} makes in its own way. Each JVM should load one implementation where it measures. */
interface SystemCalls {
    /**
     * A system call, as syscall(2) makes it; arguments that it doesn't have are 0.
     *
     * @return what the kernel returns: a result, or an error number with its sign turned
     */
    long syscall(long number, long a, long b, long c, long d, long e, long f);

    /** A C function that only computes, abs(3). */
    int abs(int value);
}
