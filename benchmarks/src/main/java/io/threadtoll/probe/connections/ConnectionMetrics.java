// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import io.threadtoll.model.Metric;
import io.threadtoll.probe.FootprintMetrics;

/**
 * The names of what the probe {@link Connections} finds. Those of a step have a value each step; those that begin with
 * {@code added} are the least-squares slope over the steps of one fork, for each connection. What the server and its machine
 * hold is in {@link FootprintMetrics}.
 */
public final class ConnectionMetrics {
    /** How many connections were open. */
    public static final Metric CONNECTIONS = Metric.of("connections");

    /** Connections opened and answered once, for each second of the way up to this step. */
    public static final Metric CONNECT_PER_SECOND = Metric.of("connectPerSecond");

    /** How long the way up to this step took. */
    public static final Metric CONNECT_NS = Metric.of("connectNs");

    /** How many connections answered when all of them were open and each was asked. */
    public static final Metric ANSWERED = Metric.higherIsBetter("answered");

    /** How many did not. */
    public static final Metric LOST = Metric.lowerIsBetter("lost");

    /** How long it took to ask them all. */
    public static final Metric ALL_ANSWERED_NS = Metric.of("allAnsweredNs");

    /** The server's share of the resident memory, pages shared with other processes divided among them. */
    public static final Metric PSS_BYTES = Metric.of("pssBytes");

    /** Resident memory of its Java heap. */
    public static final Metric HEAP_RSS_BYTES = Metric.of("heapRssBytes");

    /** Resident memory of the mappings that hold a stack pointer. */
    public static final Metric STACK_RSS_BYTES = Metric.of("stackRssBytes");

    /** The rest of its resident memory. */
    public static final Metric OTHER_RSS_BYTES = Metric.of("otherRssBytes");

    /** Live objects, after a full collection. */
    public static final Metric HEAP_USED_BYTES = Metric.of("heapUsedBytes");

    /** Its open files. */
    public static final Metric OPEN_FILES = Metric.of("openFiles");

    /** CPU time of the server for each request of the busy load. */
    public static final Metric CPU_PER_REQUEST_NS = Metric.of("cpuPerRequestNs");

    /** CPU time of the client for each of them. */
    public static final Metric CLIENT_CPU_PER_REQUEST_NS = Metric.of("clientCpuPerRequestNs");

    /** The client's share of the CPU time of both, busy load. */
    public static final Metric CLIENT_CPU_FRACTION = Metric.of("clientCpuFraction");

    /** Requests answered for each second when the client asks again as soon as it is answered. */
    public static final Metric SATURATION_PER_SECOND = Metric.of("saturationPerSecond");

    /** Address space for each connection. */
    public static final Metric ADDED_VIRTUAL_BYTES = Metric.of("addedVirtualBytes");

    /** Resident memory for each. */
    public static final Metric ADDED_RESIDENT_BYTES = Metric.of("addedResidentBytes");

    /** Live objects for each. */
    public static final Metric ADDED_HEAP_BYTES = Metric.of("addedHeapBytes");

    /** Kernel stacks, page tables, slab and TCP buffers of the machine for each: both ends of it. */
    public static final Metric ADDED_KERNEL_BYTES = Metric.of("addedKernelBytes");

    /** Mappings for each. */
    public static final Metric ADDED_MAPPINGS = Metric.lowerIsBetter("addedMappings");

    /** Threads for each. */
    public static final Metric ADDED_THREADS = Metric.lowerIsBetter("addedThreads");

    /** Open files for each. */
    public static final Metric ADDED_FILES = Metric.lowerIsBetter("addedFiles");

    private ConnectionMetrics() {}
}
