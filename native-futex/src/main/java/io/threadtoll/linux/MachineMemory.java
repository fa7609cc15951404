// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.List;

/**
 * The memory of the whole machine ({@code /proc/meminfo}, proc_meminfo(5); {@code /proc/net/sockstat}); NaN for what the
 * kernel doesn't show, as sandboxed ones do not.
 *
 * @param totalBytes what the kernel has to give
 * @param availableBytes the kernel's estimate of what it could give without swapping
 * @param kernelStackBytes kernel stacks of all threads
 * @param pageTableBytes page tables of all processes
 * @param slabBytes the kernel's own objects, such as sockets, files and epoll entries
 * @param tcpBytes buffers of all TCP sockets, in whole pages; of this network namespace's protocol, v4 and v6 together
 * @param committedBytes address space that was promised ({@code Committed_AS})
 */
public record MachineMemory(
        long totalBytes,
        long availableBytes,
        double kernelStackBytes,
        double pageTableBytes,
        double slabBytes,
        double tcpBytes,
        double committedBytes) {
    /** The machine's memory now. */
    public static MachineMemory now() {
        return parse(
                ProcFs.read("/proc/meminfo"), ProcFs.find("/proc/net/sockstat").orElse(""), LibC.getpagesize());
    }

    /**
     * Reads the two files.
     *
     * @throws IllegalArgumentException if one of the first two fields is missing, or any is not a number
     */
    static MachineMemory parse(String meminfo, String sockstat, int pageBytes) {
        return new MachineMemory(
                ProcFs.bytesAfter(meminfo, "MemTotal:"),
                ProcFs.bytesAfter(meminfo, "MemAvailable:"),
                ProcFs.bytesAfterOrNaN(meminfo, "KernelStack:"),
                ProcFs.bytesAfterOrNaN(meminfo, "PageTables:"),
                ProcFs.bytesAfterOrNaN(meminfo, "Slab:"),
                tcpPages(sockstat) * pageBytes,
                ProcFs.bytesAfterOrNaN(meminfo, "Committed_AS:"));
    }

    /** As in {@code TCP: inuse 1 orphan 0 tw 0 alloc 1 mem 0} ({@code sockstat_seq_show} in net/ipv4/proc.c). */
    private static double tcpPages(String sockstat) {
        List<String> words = sockstat.lines()
                .filter(line -> line.startsWith("TCP:"))
                .findFirst()
                .map(line -> List.of(line.split(" ", -1)))
                .orElse(List.of());
        int at = words.indexOf("mem");
        return at < 0 || at + 1 == words.size() ? Double.NaN : Long.parseLong(words.get(at + 1));
    }
}
