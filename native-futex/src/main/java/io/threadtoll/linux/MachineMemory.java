// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.Arrays;

/**
 * The memory of the whole machine ({@code /proc/meminfo}, proc_meminfo(5); {@code /proc/net/sockstat}).
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
        long kernelStackBytes,
        long pageTableBytes,
        long slabBytes,
        long tcpBytes,
        long committedBytes) {
    /** The machine's memory now. */
    public static MachineMemory now() {
        return parse(ProcFs.read("/proc/meminfo"), ProcFs.read("/proc/net/sockstat"), LibC.getpagesize());
    }

    /**
     * Reads the two files.
     *
     * @throws IllegalArgumentException if a field is missing or not a number
     */
    static MachineMemory parse(String meminfo, String sockstat, int pageBytes) {
        return new MachineMemory(
                ProcFs.bytesAfter(meminfo, "MemTotal:"),
                ProcFs.bytesAfter(meminfo, "MemAvailable:"),
                ProcFs.bytesAfter(meminfo, "KernelStack:"),
                ProcFs.bytesAfter(meminfo, "PageTables:"),
                ProcFs.bytesAfter(meminfo, "Slab:"),
                tcpPages(sockstat) * pageBytes,
                ProcFs.bytesAfter(meminfo, "Committed_AS:"));
    }

    /** As in {@code TCP: inuse 1 orphan 0 tw 0 alloc 1 mem 0} ({@code sockstat_seq_show} in net/ipv4/proc.c). */
    private static long tcpPages(String sockstat) {
        String[] words = sockstat.lines()
                .filter(line -> line.startsWith("TCP:"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no TCP line in sockstat"))
                .split(" ", -1);
        int at = Arrays.asList(words).indexOf("mem");
        if (at < 0 || at + 1 == words.length) {
            throw new IllegalArgumentException("no mem in the TCP line of sockstat");
        }
        return Long.parseLong(words[at + 1]);
    }
}
