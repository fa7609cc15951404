// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

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
}
