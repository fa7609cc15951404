// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The CPU time of one control group (kernel: Documentation/admin-guide/cgroup-v2.rst, CPU; version 1:
 * Documentation/scheduler/sched-bwc.rst).
 *
 * @param folder where its files are
 * @param unified whether it is of version 2
 * @param quota how much CPU time it may use; empty where as much as there is
 * @param periods how many periods it ran in; empty where they are not counted
 * @param throttled in how many of them it was stopped
 */
public record CpuGroup(
        String folder, boolean unified, Optional<Quota> quota, OptionalLong periods, OptionalLong throttled) {
    private static final String V2 = "/cpu.max";
    private static final String V1 = "/cpu.cfs_quota_us";
    private static final double DEFAULT_PERIOD_US = 100_000;

    /** A number where there is a quota; {@code max} or, in version 1, {@code -1} where there is none. */
    private static final Pattern BOUND = Pattern.compile("(\\d{1,15}) ([1-9]\\d{0,14})");

    /**
     * CPU time in each period.
     *
     * @param us the time, in us
     * @param periodUs the period, in us
     */
    public record Quota(long us, long periodUs) {
        /** How many CPUs it is worth. */
        public double cpus() {
            return us / (double) periodUs;
        }

        /** As {@code cpu.max} has it. */
        @Override
        public String toString() {
            return us + " " + periodUs;
        }
    }

    /** The group of the process that looks and those around it that can be seen, its own first. */
    public static List<CpuGroup> around(KernelFiles files) throws CannotTellException {
        List<CpuGroup> groups = new ArrayList<>();
        for (String folder : new ControlGroups(files).aroundSelf("cpu")) {
            if (files.exists(folder + "/cpu.stat")) {
                groups.add(in(files, folder));
            }
        }
        if (groups.isEmpty()) {
            throw new CannotTellException("no control group is mounted that has a cpu.stat");
        }
        return groups;
    }

    /** The one whose quota binds, because none gets more than each group around it; empty where none has a quota. */
    public static Optional<CpuGroup> tightest(List<CpuGroup> groups) {
        return groups.stream()
                .filter(group -> group.quota().isPresent())
                .min(Comparator.comparingDouble(
                        group -> group.quota().orElseThrow().cpus()));
    }

    /** The file that its quota is in. */
    public String quotaFile() {
        return folder + (unified ? V2 : V1);
    }

    private static CpuGroup in(KernelFiles files, String folder) {
        boolean unified = files.exists(folder + V2);
        double periodUs = files.number(folder + "/cpu.cfs_period_us").orElse(DEFAULT_PERIOD_US);
        Matcher bound = BOUND.matcher(
                unified
                        ? files.find(folder + V2).orElse("")
                        : files.find(folder + V1).orElse("") + " " + Math.round(periodUs));
        String stat = folder + "/cpu.stat";
        return new CpuGroup(
                folder,
                unified,
                bound.matches()
                        ? Optional.of(new Quota(Long.parseLong(bound.group(1)), Long.parseLong(bound.group(2))))
                        : Optional.empty(),
                files.labelled(stat, "nr_periods "),
                files.labelled(stat, "nr_throttled "));
    }
}
