// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.linux.MachineMemory;
import io.threadtoll.linux.Mapping;
import io.threadtoll.linux.ProcessMemory;
import io.threadtoll.machine.limits.ConnectionCost;
import java.util.stream.DoubleStream;

/**
 * What a JVM full of threads and its machine hold at one moment.
 *
 * @param crowd idle threads
 * @param mappings mappings of its address space
 * @param vmSizeBytes its address space, touched or not
 * @param rssBytes its pages in memory
 * @param pageTableBytes its page tables
 * @param machineKernelStackBytes kernel stacks of the machine
 * @param machineSlabBytes kernel objects of the machine
 */
record CrowdStep(
        int crowd,
        int mappings,
        long vmSizeBytes,
        long rssBytes,
        double pageTableBytes,
        double machineKernelStackBytes,
        double machineSlabBytes) {
    /** This JVM with that many idle threads. */
    static CrowdStep now(int crowd) {
        long self = ProcessHandle.current().pid();
        ProcessMemory memory = ProcessMemory.of(self);
        MachineMemory machine = MachineMemory.now();
        return new CrowdStep(
                crowd,
                Mapping.count(self),
                memory.vmSizeBytes(),
                memory.rssBytes(),
                memory.pageTableBytes(),
                machine.kernelStackBytes(),
                machine.slabBytes());
    }

    /** What one thread took of each resource since an earlier step: one task, by definition, since the JVM's own threads come
     * and go, and never less than nothing, since others give memory back. */
    ConnectionCost perThreadSince(CrowdStep earlier) {
        int added = crowd - earlier.crowd;
        return new ConnectionCost(
                1,
                perThread(mappings - earlier.mappings, added),
                0,
                0,
                perThread((double) vmSizeBytes - earlier.vmSizeBytes, added),
                perThread((double) rssBytes - earlier.rssBytes, added),
                perThread(kernelBytes() - earlier.kernelBytes(), added));
    }

    /** What the kernel doesn't show counts as nothing. */
    private double kernelBytes() {
        return DoubleStream.of(machineKernelStackBytes, machineSlabBytes, pageTableBytes)
                .filter(bytes -> !Double.isNaN(bytes))
                .sum();
    }

    private static double perThread(double added, int threads) {
        return Math.max(0, added / threads);
    }
}
