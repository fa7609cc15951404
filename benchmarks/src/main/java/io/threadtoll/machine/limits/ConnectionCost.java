// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one more connection takes of each resource: of a server, or of both ends where both are on the machine that runs
 * out.
 *
 * @param threads tasks of the kernel
 * @param mappings mappings of the server's address space
 * @param files open files
 * @param watches files that an epoll instance watches
 * @param virtualBytes address space
 * @param residentBytes memory of the process
 * @param kernelBytes memory of the kernel: stacks, page tables, slab, socket buffers
 */
public record ConnectionCost(
        double threads,
        double mappings,
        double files,
        double watches,
        double virtualBytes,
        double residentBytes,
        double kernelBytes) {
    /** Memory of the machine. */
    public double memoryBytes() {
        return residentBytes + kernelBytes;
    }

    /** The median of each resource: what the rest of the machine did during one of the measurements is left out. */
    public static ConnectionCost median(List<ConnectionCost> costs) {
        return new ConnectionCost(
                median(costs, ConnectionCost::threads),
                median(costs, ConnectionCost::mappings),
                median(costs, ConnectionCost::files),
                median(costs, ConnectionCost::watches),
                median(costs, ConnectionCost::virtualBytes),
                median(costs, ConnectionCost::residentBytes),
                median(costs, ConnectionCost::kernelBytes));
    }

    /** Of an even number of values, the lower one of the two in the middle. */
    private static double median(List<ConnectionCost> costs, ToDoubleFunction<ConnectionCost> resource) {
        return costs.stream()
                .mapToDouble(resource)
                .sorted()
                .skip((costs.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }
}
