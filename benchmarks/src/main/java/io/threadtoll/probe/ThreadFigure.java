// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

/** What {@link ThreadStack} finds of each {@link ThreadKind}: what one thread takes that only sleeps. */
public enum ThreadFigure {
    /** The mapping that holds its stack pointer, the guard not included. */
    STACK("StackBytes"),
    /** Of all threads, those whose stack pointer is in a mapping that also holds another's: should be none. */
    SHARED("SharedMappings"),
    /** Address space. */
    VIRTUAL("VirtualBytes"),
    /** Memory, without the kernel's and Java's heap. */
    RESIDENT("ResidentBytes"),
    /** Page tables. */
    PAGE_TABLE("PageTableBytes"),
    /** Mappings. */
    MAPPINGS("Mappings"),
    /** The stack in the kernel, as the whole machine's grow. */
    KERNEL_STACK("KernelStackBytes");

    private final String suffix;

    ThreadFigure(String suffix) {
        this.suffix = suffix;
    }

    /** How the name of its metric ends, behind that of the kind of thread. */
    String suffix() {
        return suffix;
    }
}
