// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * What a thread does, as the scheduler sees it ({@code stat}, field 3; proc_pid_stat(5)).
 *
 * @param letter R on a CPU or waiting for one, S asleep until something happens, D asleep and deaf to signals, and rarer
 *     ones
 */
public record ThreadState(char letter) {
    /** Whether the thread is off the run queue, and a signal may wake it. */
    public boolean isAsleep() {
        return letter == 'S';
    }

    /**
     * The state of a thread of this process.
     *
     * @param tid the kernel's id of the thread, see {@link BareCalls#gettid}
     * @throws java.io.UncheckedIOException if the thread has ended
     */
    public static ThreadState of(int tid) {
        return parse(ProcFs.read("/proc/self/task/" + tid + "/stat"));
    }

    /**
     * Reads the text of a {@code stat} file.
     *
     * @throws IllegalArgumentException if no single letter stands where the state does
     */
    static ThreadState parse(String stat) {
        // The command, field 2, is in brackets and may itself hold spaces and brackets.
        String state = stat.substring(stat.lastIndexOf(')') + 1).strip().split("\\s+", 2)[0];
        if (stat.indexOf(')') < 0 || state.length() != 1 || !Character.isLetter(state.charAt(0))) {
            throw new IllegalArgumentException("no state in a stat file: " + stat.strip());
        }
        return new ThreadState(state.charAt(0));
    }
}
