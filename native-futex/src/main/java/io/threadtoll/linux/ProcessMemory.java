// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * The memory of a process as a whole ({@code status} and {@code smaps_rollup}; proc_pid_status(5), proc_pid_smaps(5)).
 *
 * @param vmSizeBytes address space it has mapped, touched or not
 * @param rssBytes its pages that are in memory; exact from {@code smaps_rollup}, else {@code VmRSS}, which the kernel
 *     calls inaccurate
 * @param pssBytes the same with each shared page divided by the number of those who share it; {@link #UNKNOWN} where the
 *     kernel has no {@code smaps_rollup} (before Linux 4.14) or keeps it from this user
 * @param pageTableBytes its page tables, lowest level ({@code VmPTE}); NaN where the kernel doesn't say
 * @param threads its threads
 */
public record ProcessMemory(long vmSizeBytes, long rssBytes, long pssBytes, double pageTableBytes, int threads) {
    /** Stands for an amount that can't be read. */
    public static final long UNKNOWN = -1;

    /**
     * The memory of a process now. The kernel walks its page tables for it: about 0.1 s for 10 GiB in memory.
     *
     * @throws java.io.UncheckedIOException if there is no such process
     * @throws IllegalArgumentException if it has no address space: a kernel thread, or one that has just ended
     */
    public static ProcessMemory of(long pid) {
        String folder = "/proc/" + pid;
        return parse(
                ProcFs.read(folder + "/status"),
                ProcFs.find(folder + "/smaps_rollup").orElse(""));
    }

    /**
     * Reads the two files.
     *
     * @param rollup the text of {@code smaps_rollup}; empty where it can't be read
     * @throws IllegalArgumentException if a field is missing or not a number
     */
    static ProcessMemory parse(String status, String rollup) {
        return new ProcessMemory(
                ProcFs.bytesAfter(status, "VmSize:"),
                rollup.isEmpty() ? ProcFs.bytesAfter(status, "VmRSS:") : ProcFs.bytesAfter(rollup, "Rss:"),
                rollup.isEmpty() ? UNKNOWN : ProcFs.bytesAfter(rollup, "Pss:"),
                ProcFs.bytesAfterOrNaN(status, "VmPTE:"),
                Math.toIntExact(ProcFs.numberAfter(status, "Threads:")));
    }
}
