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
        String reason = switch (Errno.nameOf(errno)) {
            case "EACCES", "EPERM" ->
                "kernel.perf_event_paranoid is " + paranoid + " and this process has no CAP_PERFMON, or a sandbox"
                        + " filters the call: run as root, grant the java binary cap_perfmon with setcap, or"
                        + " sysctl kernel.perf_event_paranoid=-1";
            case "ENOSYS" -> "this kernel has no perf events (CONFIG_PERF_EVENTS), or a sandbox filters the call";
            case "ENOENT" -> "this kernel can't count tracepoints: it was built without CONFIG_EVENT_TRACING";
            case "ESRCH" -> "there is no such thread";
            case "EMFILE", "ENFILE" -> "no file descriptor is left: raise ulimit -n";
            case "EINVAL" -> "this kernel does not know the tracepoint's number or the request's form";
            default -> "perf_event_open(2) does not document it for a tracepoint";
        };
        return "perf_event_open for " + tracepoint.kernelName() + " failed with " + Errno.nameOf(errno) + ": " + reason;
    }
}
