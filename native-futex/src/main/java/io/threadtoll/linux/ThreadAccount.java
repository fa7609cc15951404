// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * What the scheduler has charged to one thread since it started; NaN for what the kernel doesn't keep, as sandboxed ones and
 * those without CONFIG_SCHED_INFO do not.
 *
 * @param cpuNs time on a CPU, in ns ({@code schedstat}, field 1)
 * @param runQueueWaitNs time runnable but waiting for a CPU, in ns ({@code schedstat}, field 2)
 * @param voluntarySwitches context switches because the thread had to wait ({@code status})
 * @param involuntarySwitches context switches because the thread was preempted ({@code status})
 */
public record ThreadAccount(double cpuNs, double runQueueWaitNs, double voluntarySwitches, double involuntarySwitches) {
    /** Two accounts together. */
    public ThreadAccount plus(ThreadAccount other) {
        return new ThreadAccount(
                cpuNs + other.cpuNs,
                runQueueWaitNs + other.runQueueWaitNs,
                voluntarySwitches + other.voluntarySwitches,
                involuntarySwitches + other.involuntarySwitches);
    }

    /** What was charged between an earlier reading and this one. */
    public ThreadAccount since(ThreadAccount earlier) {
        return new ThreadAccount(
                cpuNs - earlier.cpuNs,
                runQueueWaitNs - earlier.runQueueWaitNs,
                voluntarySwitches - earlier.voluntarySwitches,
                involuntarySwitches - earlier.involuntarySwitches);
    }

    /**
     * The account of a thread of this process.
     *
     * @param tid the kernel's id of the thread, see {@link BareCalls#gettid}
     * @throws java.io.UncheckedIOException if the thread has ended
     */
    public static ThreadAccount of(int tid) {
        String folder = "/proc/self/task/" + tid;
        return parse(ProcFs.find(folder + "/schedstat").orElse(""), ProcFs.read(folder + "/status"));
    }

    /**
     * Reads the two files of a thread (proc_pid_schedstat, proc_pid_status(5)).
     *
     * @param schedstat empty where the kernel has none
     * @throws IllegalArgumentException if a field is not a number
     */
    static ThreadAccount parse(String schedstat, String status) {
        double[] times = times(schedstat);
        return new ThreadAccount(
                times[0],
                times[1],
                ProcFs.numberAfter(status, "voluntary_ctxt_switches:", Double.NaN),
                ProcFs.numberAfter(status, "nonvoluntary_ctxt_switches:", Double.NaN));
    }

    private static double[] times(String schedstat) {
        if (schedstat.isEmpty()) {
            return new double[] {Double.NaN, Double.NaN};
        }
        String[] times = schedstat.strip().split("\\s+", -1);
        if (times.length != 3) {
            throw new IllegalArgumentException("schedstat has three numbers, not: " + schedstat.strip());
        }
        return new double[] {Long.parseLong(times[0]), Long.parseLong(times[1])};
    }
}
