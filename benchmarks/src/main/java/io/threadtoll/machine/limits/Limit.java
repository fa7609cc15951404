// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import java.util.Locale;

/** What can run out while a server takes connections: one line a limit. */
@SuppressWarnings("ImmutableEnumChecker") // A metric is a record of a name and an enum.
public enum Limit {
    PID_MAX(
            "kernel.pid_max",
            "task ids of the PID namespace, threads included",
            "/proc/sys/kernel/pid_max less the tasks of /proc/loadavg and the ids below 300 (proc_sys_kernel(5))",
            "sysctl -w kernel.pid_max=4194304"),
    THREADS_MAX(
            "kernel.threads-max",
            "tasks of the whole machine",
            "/proc/sys/kernel/threads-max less the tasks of /proc/loadavg (proc_sys_kernel(5))",
            "sysctl -w kernel.threads-max=N"),
    CGROUP_PIDS(
            "cgroup pids.max",
            "tasks of the control group and of each group around it",
            "pids.max less pids.current of the groups in /proc/PID/cgroup (kernel: Documentation/admin-guide/cgroup-v2.rst, PID)",
            "echo max > pids.max of the group that binds; systemd: TasksMax=infinity"),
    NPROC(
            "RLIMIT_NPROC",
            "tasks of the real user; absent for root and for who has CAP_SYS_RESOURCE",
            "\"Max processes\" of /proc/PID/limits less the threads of the user's processes (getrlimit(2))",
            "ulimit -u N, up to the hard limit; beyond it /etc/security/limits.conf"),
    MAX_MAP_COUNT(
            "vm.max_map_count",
            "mappings of one address space: a stack and its guard are two",
            "/proc/sys/vm/max_map_count less the lines of /proc/PID/maps (proc_sys_vm(5))",
            "sysctl -w vm.max_map_count=N"),
    NOFILE(
            "RLIMIT_NOFILE",
            "open files of one process",
            "the hard \"Max open files\" of /proc/PID/limits, or /proc/sys/fs/nr_open for who may raise it, less the"
                    + " entries of /proc/PID/fd (getrlimit(2))",
            "ulimit -n N, up to the hard limit; beyond it LimitNOFILE=N of systemd; sysctl -w fs.nr_open=N"),
    FILE_MAX(
            "fs.file-max",
            "open files of the whole machine; CAP_SYS_ADMIN goes beyond it, at the cost of everybody else",
            "/proc/sys/fs/file-nr, the third number less the first (proc_sys_fs(5))",
            "sysctl -w fs.file-max=N"),
    EPOLL_WATCHES(
            "fs.epoll.max_user_watches",
            "files that all epoll instances of a user watch; nothing says how many are in use, so all count as free",
            "/proc/sys/fs/epoll/max_user_watches (epoll(7))",
            "sysctl -w fs.epoll.max_user_watches=N"),
    CONNTRACK(
            "net.netfilter.nf_conntrack_max",
            "connections that the firewall tracks: one each; absent where it tracks none",
            "/proc/sys/net/netfilter/nf_conntrack_max less nf_conntrack_count (kernel:"
                    + " Documentation/networking/nf_conntrack-sysctl.rst)",
            "sysctl -w net.netfilter.nf_conntrack_max=N, or a rule with the target NOTRACK"),
    ADDRESS_SPACE(
            "address space",
            "the user's half of the virtual addresses, or RLIMIT_AS where that is smaller",
            "2^(virtual bits - 1) after \"address sizes\" of /proc/cpuinfo, at most 2^47 on x86-64, or \"Max address"
                    + " space\" of /proc/PID/limits; less VmSize of /proc/PID/status",
            "ulimit -v unlimited; the half itself is the architecture's",
            Unit.BYTES),
    OVERCOMMIT(
            "vm.overcommit_memory=2",
            "memory promised to all processes; absent in the modes 0 and 1, which promise more than there is",
            "CommitLimit less Committed_AS of /proc/meminfo (proc_sys_vm(5))",
            "sysctl -w vm.overcommit_memory=0, or a larger vm.overcommit_ratio",
            Unit.BYTES),
    MEMORY(
            "memory",
            "memory that can be had without swapping, or what the control groups leave where that is less",
            "MemAvailable of /proc/meminfo; memory.max less memory.current, memory.limit_in_bytes less"
                    + " memory.usage_in_bytes",
            "more memory, or a larger memory.max of the group that binds",
            Unit.BYTES);

    private final String label;
    private final String counts;
    private final String source;
    private final String raise;
    private final Unit unit;
    private final Metric free;
    private final Metric bindsAt;

    Limit(String label, String counts, String source, String raise) {
        this(label, counts, source, raise, Unit.COUNT);
    }

    Limit(String label, String counts, String source, String raise, Unit unit) {
        this.label = label;
        this.counts = counts;
        this.source = source;
        this.raise = raise;
        this.unit = unit;
        this.free = Metric.higherIsBetter("free" + camelCase() + (inBytes() ? "Bytes" : ""));
        this.bindsAt = Metric.higherIsBetter("at" + camelCase());
    }

    /** Its name as the kernel or the C library spells it. */
    public String label() {
        return label;
    }

    /** What it bounds, and for whom it is none. */
    public String counts() {
        return counts;
    }

    /** Where the free room is read: files, and where they are described. */
    public String source() {
        return source;
    }

    /** How it is raised: a command. */
    public String raise() {
        return raise;
    }

    /** What one connection takes of it, in its own unit. */
    public double of(ConnectionCost cost) {
        return switch (this) {
            case PID_MAX, THREADS_MAX, CGROUP_PIDS, NPROC -> cost.threads();
            case MAX_MAP_COUNT -> cost.mappings();
            case NOFILE, FILE_MAX -> cost.files();
            case EPOLL_WATCHES -> cost.watches();
            case CONNTRACK -> 1;
            case ADDRESS_SPACE, OVERCOMMIT -> cost.virtualBytes();
            case MEMORY -> cost.memoryBytes();
        };
    }

    /** Whether the rest of the machine, or of the user, lives on what is left of it; memory aside. */
    public boolean isShared() {
        return switch (this) {
            case PID_MAX, THREADS_MAX, CGROUP_PIDS, NPROC, FILE_MAX, EPOLL_WATCHES, CONNTRACK -> true;
            case MAX_MAP_COUNT, NOFILE, ADDRESS_SPACE, OVERCOMMIT, MEMORY -> false;
        };
    }

    /** Whether it is counted in bytes. */
    public boolean inBytes() {
        return unit == Unit.BYTES;
    }

    /** The metric its free room travels as: {@code freePidMax}, {@code freeMemoryBytes}. */
    public Metric metric() {
        return free;
    }

    /** The metric that says at how many connections it binds: {@code atPidMax}. */
    public Metric bindsAt() {
        return bindsAt;
    }

    /** Its name as part of a metric's: {@code PidMax}. */
    private String camelCase() {
        StringBuilder camel = new StringBuilder();
        for (String word : name().split("_", -1)) {
            camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.toString();
    }
}
