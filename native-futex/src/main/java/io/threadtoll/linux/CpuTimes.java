// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * What all CPUs together have done since boot, in clock ticks ({@code /proc/stat}, first line; proc_stat(5)).
 *
 * @param busy user, nice, system, irq and softirq; a guest's time is part of user
 * @param idle idle and iowait
 * @param steal time the hypervisor gave to others while a virtual CPU was ready to run
 */
public record CpuTimes(long busy, long idle, long steal) {
    /** Everything: busy, idle and stolen. */
    public long total() {
        return busy + idle + steal;
    }

    /** What came between an earlier reading and this one. */
    public CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(busy - earlier.busy, idle - earlier.idle, steal - earlier.steal);
    }

    /** The machine's CPU times now. */
    public static CpuTimes now() {
        return parse(ProcFs.read("/proc/stat"));
    }

    /**
     * Reads the text of {@code /proc/stat}.
     *
     * @throws IllegalArgumentException if the {@code cpu} line is missing or short
     */
    public static CpuTimes parse(String stat) {
        String line = stat.lines()
                .filter(l -> l.startsWith("cpu "))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no cpu line in /proc/stat"));
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length < 9) {
            throw new IllegalArgumentException("the cpu line has at least 8 numbers, not: " + line);
        }
        long[] ticks = new long[fields.length];
        for (int i = 1; i < fields.length; i++) {
            ticks[i] = Long.parseLong(fields[i]);
        }
        return new CpuTimes(ticks[1] + ticks[2] + ticks[3] + ticks[6] + ticks[7], ticks[4] + ticks[5], ticks[8]);
    }
}
