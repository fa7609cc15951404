// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.model.Metric;

/** What a process and the machine around it hold at one moment, as several probes look at it. */
public final class FootprintMetrics {
    /** Address space of the process, touched or not. */
    public static final Metric VM_SIZE_BYTES = Metric.of("vmSizeBytes");

    /** Its resident memory. */
    public static final Metric RSS_BYTES = Metric.of("rssBytes");

    /** Its page tables. */
    public static final Metric PAGE_TABLE_BYTES = Metric.of("pageTableBytes");

    /** Its threads, or those of them that only wait. */
    public static final Metric THREADS = Metric.of("threads");

    /** Its mappings. */
    public static final Metric MAPPINGS = Metric.of("mappings");

    /** Kernel stacks of the whole machine. */
    public static final Metric MACHINE_KERNEL_STACK_BYTES = Metric.of("machineKernelStackBytes");

    /** Page tables of the whole machine. */
    public static final Metric MACHINE_PAGE_TABLE_BYTES = Metric.of("machinePageTableBytes");

    /** Slab of the whole machine, which holds both ends of each connection. */
    public static final Metric MACHINE_SLAB_BYTES = Metric.of("machineSlabBytes");

    /** Buffers of all TCP sockets of the machine. */
    public static final Metric MACHINE_TCP_BYTES = Metric.of("machineTcpBytes");

    /** What the kernel thinks could still be used without swapping. */
    public static final Metric MACHINE_AVAILABLE_BYTES = Metric.higherIsBetter("machineAvailableBytes");

    private FootprintMetrics() {}
}
