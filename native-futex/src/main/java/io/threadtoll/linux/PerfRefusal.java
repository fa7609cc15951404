// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** Says what an errno of perf_event_open(2) means for somebody who wants to count a tracepoint. */
final class PerfRefusal {
    private PerfRefusal() {}

    /**
     * The reason, and the way out, in one line.
     *
     * @param errno of the refused call
     * @param tracepoint what was to be counted
     * @param paranoid the text of {@code /proc/sys/kernel/perf_event_paranoid}; "unknown" where it can't be read
     */
    static String of(int errno, Tracepoint tracepoint, String paranoid) {
        return "perf_event_open for " + tracepoint.kernelName() + " failed with " + Errno.nameOf(errno) + ": "
                + reason(errno, highestParanoid(tracepoint), paranoid);
    }

    private static String reason(int errno, int highest, String paranoid) {
        return switch (Errno.nameOf(errno)) {
            case "EACCES", "EPERM" ->
                allows(paranoid, highest)
                        ? "kernel.perf_event_paranoid is " + paranoid + ", which allows it, so a sandbox or a security"
                                + " module refuses: run outside of it"
                        : "kernel.perf_event_paranoid is " + paranoid + " and this process has no CAP_PERFMON: run as"
                                + " root, or as root sysctl kernel.perf_event_paranoid=" + highest;
            case "ENOSYS" -> "this kernel has no perf events (CONFIG_PERF_EVENTS), or a sandbox filters the call";
            case "ENOENT", "EOPNOTSUPP" -> "this kernel can't count tracepoints (CONFIG_EVENT_TRACING)";
            case "ESRCH" -> "there is no such thread";
            case "EMFILE", "ENFILE" -> "no file descriptor is left: raise ulimit -n";
            case "EINVAL" -> "this kernel does not know the tracepoint's number or the request's form";
            default -> "perf_event_open(2) does not document it for a tracepoint";
        };
    }

    /** Up to which setting a plain user may: {@code perf_allow_kernel} in {@code include/linux/perf_event.h}. */
    private static int highestParanoid(Tracepoint tracepoint) {
        return tracepoint.fromUserSpace() ? 2 : 1;
    }

    private static boolean allows(String paranoid, int highest) {
        return paranoid.matches("-?\\d{1,4}") && Integer.parseInt(paranoid) <= highest;
    }
}
