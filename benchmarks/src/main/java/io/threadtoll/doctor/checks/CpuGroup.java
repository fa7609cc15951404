// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import io.threadtoll.doctor.CannotTellException;
import io.threadtoll.doctor.Machine;
import io.threadtoll.probe.limits.ControlGroups;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The CPU time of one control group (kernel: Documentation/admin-guide/cgroup-v2.rst, CPU; version 1:
 * Documentation/scheduler/sched-bwc.rst).
 *
 * @param folder where its files are
 * @param quotaCpus how many CPUs' time it may use; empty where as much as there is
 * @param periods how many periods it ran in; empty where they are not counted
 * @param throttled in how many of them it was stopped
 * @param lift the command that ends its quota; may be empty
 */
record CpuGroup(String folder, OptionalDouble quotaCpus, OptionalLong periods, OptionalLong throttled, String lift) {
    private static final String V2 = "/cpu.max";
    private static final String V1 = "/cpu.cfs_quota_us";
    private static final double DEFAULT_PERIOD_US = 100_000;

    /** This process's own group and those around it that can be seen, its own first. */
    static List<CpuGroup> around(Machine machine) throws CannotTellException {
        String pid = machine.after("/proc/self/status", "Pid:");
        if (!pid.matches(Processes.PID)) {
            throw new CannotTellException("'" + pid + "' is no process");
        }
        List<CpuGroup> groups = new ArrayList<>();
        for (String folder : new ControlGroups(machine).around(Long.parseLong(pid), "cpu")) {
            if (machine.exists(folder + "/cpu.stat")) {
                groups.add(in(machine, folder));
            }
        }
        if (groups.isEmpty()) {
            throw new CannotTellException("no control group is mounted that has a cpu.stat");
        }
        return groups;
    }

    private static CpuGroup in(Machine machine, String folder) {
        boolean unified = machine.exists(folder + V2);
        String stat = folder + "/cpu.stat";
        return new CpuGroup(
                folder,
                unified ? unifiedQuota(machine.find(folder + V2).orElse("")) : oldQuota(machine, folder),
                machine.labelled(stat, "nr_periods "),
                machine.labelled(stat, "nr_throttled "),
                unified ? ShellLine.write("max", folder + V2) : ShellLine.write("-1", folder + V1));
    }

    /** As in {@code 150000 100000}; {@code max} where there is none. */
    private static OptionalDouble unifiedQuota(String text) {
        return text.matches("\\d{1,15} [1-9]\\d{0,14}")
                ? OptionalDouble.of(
                        Double.parseDouble(text.split(" ", 2)[0]) / Double.parseDouble(text.split(" ", 2)[1]))
                : OptionalDouble.empty();
    }

    /** A negative number where there is none. */
    private static OptionalDouble oldQuota(Machine machine, String folder) {
        OptionalDouble quota = machine.number(folder + V1);
        double period = machine.number(folder + "/cpu.cfs_period_us").orElse(DEFAULT_PERIOD_US);
        return quota.isPresent() ? OptionalDouble.of(quota.getAsDouble() / Math.max(1, period)) : quota;
    }
}
