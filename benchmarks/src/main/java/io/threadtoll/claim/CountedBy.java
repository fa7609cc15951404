// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

/** Whose count a verdict rests on. */
public enum CountedBy {
    /** It rests on no count of calls or switches. */
    NOBODY,
    /** The kernel's tracepoints. */
    KERNEL,
    /** The lock's own tally of its futex calls, because the kernel gave none. */
    LOCK,
    /** The threads' status files in /proc, because the kernel gave none. */
    PROC
}
