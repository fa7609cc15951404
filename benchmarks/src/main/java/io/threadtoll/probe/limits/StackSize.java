// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

/** How large a stack a thread asks for. */
public enum StackSize {
    /** Whatever the JVM gives: 1 MiB on x86-64, 2 MiB on aarch64. */
    DEFAULT(0),
    /** The article's figure. */
    MIB_8(8L << 20);

    private final long bytes;

    StackSize(long bytes) {
        this.bytes = bytes;
    }

    /** In bytes; 0 for the JVM's own. */
    public long bytes() {
        return bytes;
    }
}
