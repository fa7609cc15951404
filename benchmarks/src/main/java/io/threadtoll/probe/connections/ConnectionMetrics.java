// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

/**
 * The names of what the probe {@link Connections} finds. Those of a step have a value each step; those that begin with
 * {@code added} are the least-squares slope over the steps of one fork, for each connection.
 */
public final class ConnectionMetrics {
    /** How many connections were open. */
    public static final String CONNECTIONS = "connections";

    /** Connections opened and answered once, for each second of the way up to this step. */
    public static final String CONNECT_PER_SECOND = "connectPerSecond";

    /** How long the way up to this step took. */
    public static final String CONNECT_NS = "connectNs";

    /** How many connections answered when all of them were open and each was asked. */
    public static final String ANSWERED = "answered";

    /** How many did not. */
    public static final String LOST = "lost";

    /** How long it took to ask them all. */
    public static final String ALL_ANSWERED_NS = "allAnsweredNs";

    /** Address space of the server process. */
    public static final String VM_SIZE_BYTES = "vmSizeBytes";

    /** Its resident memory. */
    public static final String RSS_BYTES = "rssBytes";

    /** Its share of the resident memory, pages shared with other processes divided among them. */
    public static final String PSS_BYTES = "pssBytes";

    /** Resident memory of its Java heap. */
    public static final String HEAP_RSS_BYTES = "heapRssBytes";

    /** Resident memory of the mappings that hold a stack pointer. */
    public static final String STACK_RSS_BYTES = "stackRssBytes";

    /** The rest of its resident memory. */
    public static final String OTHER_RSS_BYTES = "otherRssBytes";

    /** Live objects, after a full collection. */
    public static final String HEAP_USED_BYTES = "heapUsedBytes";

    /** Its page tables. */
    public static final String PAGE_TABLE_BYTES = "pageTableBytes";

    /** Its threads. */
    public static final String THREADS = "threads";

    /** Its mappings. */
    public static final String MAPPINGS = "mappings";

    /** Its open files. */
    public static final String OPEN_FILES = "openFiles";

    /** Kernel stacks of the whole machine. */
    public static final String MACHINE_KERNEL_STACK_BYTES = "machineKernelStackBytes";

    /** Page tables of the whole machine. */
    public static final String MACHINE_PAGE_TABLE_BYTES = "machinePageTableBytes";

    /** Slab of the whole machine, which holds both ends of each connection. */
    public static final String MACHINE_SLAB_BYTES = "machineSlabBytes";

    /** Buffers of all TCP sockets of the machine. */
    public static final String MACHINE_TCP_BYTES = "machineTcpBytes";

    /** What the kernel thinks could still be used without swapping. */
    public static final String MACHINE_AVAILABLE_BYTES = "machineAvailableBytes";

    /** CPU time of the server for each request of the busy load. */
    public static final String CPU_PER_REQUEST_NS = "cpuPerRequestNs";

    /** CPU time of the client for each of them. */
    public static final String CLIENT_CPU_PER_REQUEST_NS = "clientCpuPerRequestNs";

    /** The client's share of the CPU time of both, busy load. */
    public static final String CLIENT_CPU_FRACTION = "clientCpuFraction";

    /** Requests answered for each second when the client asks again as soon as it is answered. */
    public static final String SATURATION_PER_SECOND = "saturationPerSecond";

    /** Address space for each connection. */
    public static final String ADDED_VIRTUAL_BYTES = "addedVirtualBytes";

    /** Resident memory for each. */
    public static final String ADDED_RESIDENT_BYTES = "addedResidentBytes";

    /** Live objects for each. */
    public static final String ADDED_HEAP_BYTES = "addedHeapBytes";

    /** Kernel stacks, page tables, slab and TCP buffers of the machine for each: both ends of it. */
    public static final String ADDED_KERNEL_BYTES = "addedKernelBytes";

    /** Mappings for each. */
    public static final String ADDED_MAPPINGS = "addedMappings";

    /** Threads for each. */
    public static final String ADDED_THREADS = "addedThreads";

    /** Open files for each. */
    public static final String ADDED_FILES = "addedFiles";

    private ConnectionMetrics() {}
}
