// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * The CPU time of a whole process, all threads that live or have ended, from its CPU clock (clock_getcpuclockid(3)).
 *
 * <p>The scheduler charges a thread that is on another CPU at ticks and switches, so a reading may lack up to a tick (1
 * to 10 ms) of each of these. No rights are needed, whoever owns the process.
 */
public final class ProcessCpu {
    private ProcessCpu() {}

    /**
     * User and system time so far, in ns.
     *
     * @throws NativeCallException ESRCH or EINVAL where there is no such process, or it has ended
     */
    public static long ns(long pid) {
        int[] clock = new int[1];
        int error = LibC.clock_getcpuclockid(Math.toIntExact(pid), clock);
        if (error != 0) {
            throw new NativeCallException("clock_getcpuclockid", error, "there is no process " + pid);
        }
        return Timespec.now(clock[0]);
    }
}
