// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * The CPU time of this process and of its children that have ended, in clock ticks ({@code /proc/self/stat}, fields 14
 * to 17; proc_pid_stat(5)).
 *
 * @param ticks user and system time together
 */
public record OwnCpu(long ticks) {
    /** What this process and its ended children have used so far. */
    public static OwnCpu now() {
        return parse(ProcFs.read("/proc/self/stat"));
    }

    /**
     * Reads the text of {@code /proc/PID/stat}.
     *
     * @throws IllegalArgumentException if it is short or not numbers
     */
    public static OwnCpu parse(String stat) {
        // The command, field 2, is in brackets and may itself hold spaces and brackets.
        String[] afterCommand =
                stat.substring(stat.lastIndexOf(')') + 1).strip().split("\\s+", -1);
        if (afterCommand.length < 15) {
            throw new IllegalArgumentException("too few fields in a stat file: " + stat.strip());
        }
        long ticks = 0;
        for (int field = 14; field <= 17; field++) {
            ticks += Long.parseLong(afterCommand[field - 3]);
        }
        return new OwnCpu(ticks);
    }
}
