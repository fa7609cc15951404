// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.BitSet;

/**
 * What CPUs, all together or some of them, have done since boot, in clock ticks ({@code /proc/stat}; proc_stat(5)).
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

    /** Whether this can have come between two readings: containers' counters are known to fall, and to wrap. */
    public boolean isPlausible() {
        return busy >= 0 && idle >= 0 && steal >= 0;
    }

    /**
     * Reads what all CPUs did from the text of {@code /proc/stat}.
     *
     * @throws IllegalArgumentException if the {@code cpu} line is missing or short, or has a number beyond 2^63
     */
    public static CpuTimes parse(String stat) {
        return line(stat, "cpu ");
    }

    /**
     * Reads what some CPUs did.
     *
     * @param cpus their numbers
     * @throws IllegalArgumentException if the line of one of them is missing or short, or has a number beyond 2^63
     */
    public static CpuTimes parse(String stat, BitSet cpus) {
        return cpus.stream()
                .mapToObj(cpu -> line(stat, "cpu" + cpu + " "))
                .reduce(
                        new CpuTimes(0, 0, 0),
                        (a, b) -> new CpuTimes(a.busy + b.busy, a.idle + b.idle, a.steal + b.steal));
    }

    private static CpuTimes line(String stat, String label) {
        String line = stat.lines()
                .filter(l -> l.startsWith(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + label.strip() + " line in /proc/stat"));
        String[] fields = line.strip().split("\\s+", -1);
        if (fields.length < 9) {
            throw new IllegalArgumentException("a cpu line has at least 8 numbers, not: " + line);
        }
        long[] ticks = new long[fields.length];
        for (int i = 1; i < fields.length; i++) {
            ticks[i] = Long.parseLong(fields[i]);
        }
        return new CpuTimes(ticks[1] + ticks[2] + ticks[3] + ticks[6] + ticks[7], ticks[4] + ticks[5], ticks[8]);
    }
}
