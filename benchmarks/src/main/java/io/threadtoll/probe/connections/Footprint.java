// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import io.threadtoll.linux.MachineMemory;
import io.threadtoll.linux.Mapping;
import io.threadtoll.linux.OpenFiles;
import io.threadtoll.linux.ProcessMemory;
import io.threadtoll.linux.StackPointers;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.probe.connections.server.ServerStatus;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** What a server process and the machine around it hold at one moment. */
final class Footprint {
    private static final int MOST_LOOKS = 40;
    private static final int QUIET_LOOKS = 4;
    private static final long LOOK_MS = 20;

    private Footprint() {}

    /**
     * Reads it, after the server's full collection.
     *
     * @throws InterruptedIOException if the thread is interrupted
     */
    static Map<Metric, Double> of(ServerStatus server) throws InterruptedIOException {
        settle(server.pid());
        Map<Metric, Double> values = new LinkedHashMap<>();
        ProcessMemory process = ProcessMemory.of(server.pid());
        put(values, FootprintMetrics.VM_SIZE_BYTES, process.vmSizeBytes());
        put(values, FootprintMetrics.RSS_BYTES, process.rssBytes());
        if (process.pssBytes() >= 0) {
            put(values, ConnectionMetrics.PSS_BYTES, process.pssBytes());
        }
        put(values, FootprintMetrics.PAGE_TABLE_BYTES, process.pageTableBytes());
        put(values, FootprintMetrics.THREADS, process.threads());
        put(values, ConnectionMetrics.HEAP_USED_BYTES, server.heapUsedBytes());
        put(values, ConnectionMetrics.OPEN_FILES, OpenFiles.of(server.pid()));
        mappings(server, values);
        MachineMemory machine = MachineMemory.now();
        put(values, FootprintMetrics.MACHINE_KERNEL_STACK_BYTES, machine.kernelStackBytes());
        put(values, FootprintMetrics.MACHINE_PAGE_TABLE_BYTES, machine.pageTableBytes());
        put(values, FootprintMetrics.MACHINE_SLAB_BYTES, machine.slabBytes());
        put(values, FootprintMetrics.MACHINE_TCP_BYTES, machine.tcpBytes());
        put(values, FootprintMetrics.MACHINE_AVAILABLE_BYTES, machine.availableBytes());
        return values;
    }

    /** G1 gives memory back in a thread of its own, for a while after the collection. */
    private static void settle(long server) throws InterruptedIOException {
        long before = ProcessMemory.of(server).rssBytes();
        int quiet = 0;
        for (int look = 0; look < MOST_LOOKS && quiet < QUIET_LOOKS; look++) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while a server's memory settled");
            }
            long now = ProcessMemory.of(server).rssBytes();
            quiet = now < before ? 0 : quiet + 1;
            before = now;
        }
    }

    private static void mappings(ServerStatus server, Map<Metric, Double> values) {
        NavigableSet<Long> stacks = new TreeSet<>();
        LongStream.of(StackPointers.of(server.pid())).forEach(stacks::add);
        List<Mapping> all = Mapping.all(server.pid());
        long heap = 0;
        long stack = 0;
        long other = 0;
        for (Mapping mapping : all) {
            Long pointer = stacks.ceiling(mapping.from());
            if (mapping.from() < server.heapTo() && mapping.to() > server.heapFrom()) {
                heap += mapping.rssBytes();
            } else if (pointer != null && pointer < mapping.to()) {
                stack += mapping.rssBytes();
            } else {
                other += mapping.rssBytes();
            }
        }
        put(values, FootprintMetrics.MAPPINGS, all.size());
        put(values, ConnectionMetrics.HEAP_RSS_BYTES, heap);
        put(values, ConnectionMetrics.STACK_RSS_BYTES, stack);
        put(values, ConnectionMetrics.OTHER_RSS_BYTES, other);
    }

    private static void put(Map<Metric, Double> values, Metric metric, long value) {
        values.put(metric, (double) value);
    }

    private static void put(Map<Metric, Double> values, Metric metric, double value) {
        values.put(metric, value);
    }
}
