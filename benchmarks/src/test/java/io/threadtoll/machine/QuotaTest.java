// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.doctor.SavedMachine;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bounds of control groups as the environment of a run has them, which are those that the doctor sees. */
class QuotaTest {
    private static final String SLICE = "/sys/fs/cgroup/shop.slice";
    private static final String SERVICE = SLICE + "/till.service";
    private static final String CPU = "/sys/fs/cgroup/cpu,cpuacct";

    @TempDir
    private Path folder;

    @Test
    void theSmallestOnTheWayUpCounts() {
        SavedMachine machine = unified()
                .with(SERVICE + "/cpu.max", "300000 100000\n")
                .with(SLICE + "/cpu.max", "75000 50000\n")
                .with(SLICE + "/pids.max", "700\n")
                .with(SERVICE + "/pids.max", "9000\n");
        assertThat(groups(machine))
                .containsOnly(Map.entry("cgroup.cpu_max", "75000 50000"), Map.entry("cgroup.pids_max", "700"));
        sees(machine, "1.50 CPUs for the 4 used here, by " + SLICE);
    }

    @Test
    void theSmallestMayBeItsOwn() {
        SavedMachine machine = unified()
                .with(SERVICE + "/cpu.max", "50000 100000\n")
                .with(SLICE + "/cpu.max", "200000 100000\n")
                .with("/sys/fs/cgroup/pids.max", "400\n")
                .with(SERVICE + "/pids.max", "max\n");
        assertThat(groups(machine))
                .containsOnly(Map.entry("cgroup.cpu_max", "50000 100000"), Map.entry("cgroup.pids_max", "400"));
        sees(machine, "0.50 CPUs for the 4 used here, by " + SERVICE);
    }

    /** That was always so: a host's root has no such files, a container's has. */
    @Test
    void withoutAnyItIsWhatTheOutermostSays() {
        SavedMachine machine = unified().with(SERVICE + "/cpu.max", "max 100000\n");
        assertThat(groups(machine)).isEmpty();
        sees(machine, "none");
        machine.with("/sys/fs/cgroup/cpu.max", "max 100000\n").with("/sys/fs/cgroup/pids.max", "max\n");
        assertThat(groups(machine))
                .containsOnly(Map.entry("cgroup.cpu_max", "max 100000"), Map.entry("cgroup.pids_max", "max"));
        sees(machine, "none");
    }

    @Test
    void versionOneHasTheSameInTwoFiles() {
        SavedMachine machine = hybrid().with(CPU + "/shop/cpu.cfs_quota_us", "75000\n")
                .with(CPU + "/shop/cpu.cfs_period_us", "50000\n")
                .with(CPU + "/shop/till/cpu.cfs_quota_us", "-1\n");
        assertThat(groups(machine))
                .containsOnly(Map.entry("cgroup.cpu_quota_us", "75000"), Map.entry("cgroup.cpu_max", "75000 50000"));
        sees(machine, "1.50 CPUs for the 4 used here, by " + CPU + "/shop");
    }

    @Test
    void versionOneWithoutAny() {
        SavedMachine machine = hybrid().with(CPU + "/cpu.cfs_quota_us", "-1\n");
        assertThat(groups(machine)).containsOnly(Map.entry("cgroup.cpu_quota_us", "-1"));
        sees(machine, "none");
    }

    @Test
    void anotherMountDoesNotCount() {
        SavedMachine machine = unified()
                .with("/proc/self/mountinfo", """
                        30 23 0:28 / /mine rw - cgroup2 cgroup2 rw
                        31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw
                        """)
                .with("/mine/cpu.stat", "nr_periods 0\n")
                .with("/mine/cpu.max", "1000 100000\n")
                .with(SLICE + "/cpu.max", "200000 100000\n");
        assertThat(groups(machine)).containsOnly(Map.entry("cgroup.cpu_max", "200000 100000"));
        sees(machine, "2.00 CPUs for the 4 used here, by " + SLICE);
    }

    /** Within its own group, as docker shows it where it has no cgroup namespace. */
    @Test
    void ofAContainer() {
        SavedMachine machine = unified()
                .with("/proc/self/mountinfo", "31 23 0:28 /docker/1 /sys/fs/cgroup ro - cgroup2 cgroup2 rw\n")
                .with("/proc/100/cgroup", "0::/docker/1\n")
                .with("/sys/fs/cgroup/cpu.max", "250000 100000\n");
        assertThat(groups(machine)).containsOnly(Map.entry("cgroup.cpu_max", "250000 100000"));
        sees(machine, "2.50 CPUs for the 4 used here, by /sys/fs/cgroup");
    }

    @Test
    void outOfSightNothingIsSaid() {
        assertThat(groups(SavedMachine.empty(folder))).isEmpty();
        SavedMachine machine = unified().with("/proc/self/mountinfo", "");
        assertThat(groups(machine)).isEmpty();
        sees(machine, "no control group is mounted that has a cpu.stat");
    }

    private SavedMachine unified() {
        return SavedMachine.empty(folder)
                .with("/proc/self/status", "Pid:\t100\nCpus_allowed_list:\t0-3\n")
                .with("/proc/self/mountinfo", "31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n")
                .with("/proc/100/cgroup", "0::/shop.slice/till.service\n")
                .with("/sys/fs/cgroup/cpu.stat", "usage_usec 5\n")
                .with(SLICE + "/cpu.stat", "nr_periods 0\n")
                .with(SERVICE + "/cpu.stat", "nr_periods 0\n");
    }

    /** Version 2 is there too, without a controller, but with a cpu.stat. */
    private SavedMachine hybrid() {
        return unified()
                .with("/proc/self/mountinfo", """
                        31 23 0:28 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
                        32 23 0:29 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
                        """)
                .with("/proc/100/cgroup", "4:cpu,cpuacct:/shop/till\n0::/shop.slice\n")
                .with("/sys/fs/cgroup/unified/shop.slice/cpu.stat", "usage_usec 5\n")
                .with(CPU + "/cpu.stat", "nr_periods 0\n")
                .with(CPU + "/shop/cpu.stat", "nr_periods 0\n")
                .with(CPU + "/shop/till/cpu.stat", "nr_periods 0\n");
    }

    private static Map<String, String> groups(KernelFiles files) {
        return EnvironmentReader.fields(files).entrySet().stream()
                .filter(field -> field.getKey().startsWith("cgroup."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void sees(SavedMachine machine, String quota) {
        assertThat(machine.diagnosis("cpu-quota").value()).isEqualTo(quota);
    }
}
