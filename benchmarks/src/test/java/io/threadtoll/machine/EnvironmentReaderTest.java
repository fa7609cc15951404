// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The fields of a saved machine: older results are compared with newer ones by their names. */
class EnvironmentReaderTest {
    private static final String CPUS = "/sys/devices/system/cpu";

    @Test
    void whatTheFilesOfAMachineSay() {
        SavedFiles files = new SavedFiles()
                .with("/proc/cpuinfo", """
                        processor	: 0
                        model name	: Some CPU @ 2.00GHz
                        microcode	: 0x1
                        flags		: fpu hypervisor tsc

                        processor	: 1
                        model name	: Another
                        """)
                .with("/proc/cmdline", "root=/dev/sda1 mitigations=off quiet\n")
                .with("/proc/meminfo", "MemTotal:       24684084 kB\nMemFree: 5 kB\n")
                .with("/etc/os-release", "NAME=\"Linux\"\nPRETTY_NAME=\"Some Linux 12\"\n")
                .with("/proc/self/limits", """
                        Limit                     Soft Limit           Hard Limit           Units
                        Max stack size            8388608              unlimited            bytes
                        Max processes             96365                96365                processes
                        Max open files            1024                 20000                files
                        """)
                .with(CPUS + "/vulnerabilities/tsa", "Vulnerable\n")
                .with(CPUS + "/vulnerabilities/meltdown", "Not affected\n")
                .with(CPUS + "/vulnerabilities/mds", "Mitigation: Clear\n")
                .with(CPUS + "/online", "0-1\n")
                .with(CPUS + "/isolated", "\n")
                .with("/proc/self/status", "Pid:\t7\n")
                .with("/proc/7/cgroup", "8:pids:/shop\n1:cpu:/shop\n0::/\n")
                .with("/proc/self/mountinfo", """
                        32 31 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu
                        39 31 0:36 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids
                        """)
                .with("/sys/fs/cgroup/cpu/shop/cpu.stat", "nr_periods 0\n")
                .with("/sys/fs/cgroup/cpu/shop/cpu.cfs_quota_us", "50000\n")
                .with("/sys/fs/cgroup/pids/shop/pids.max", "500\n");
        assertThat(EnvironmentReader.fields(files))
                .containsOnly(
                        Map.entry("cpu.model", "Some CPU @ 2.00GHz + Another"),
                        Map.entry("cpu.microcode", "0x1"),
                        Map.entry("hypervisor.present", "true"),
                        Map.entry("kernel.cmdline", "mitigations=off"),
                        Map.entry("memory.total", "24684084 kB"),
                        Map.entry("os.name", "Some Linux 12"),
                        Map.entry("limit.stack", "8388608 unlimited bytes"),
                        Map.entry("limit.processes", "96365 96365 processes"),
                        Map.entry("limit.open_files", "1024 20000 files"),
                        Map.entry("cpu.mitigations", "mds: Mitigation: Clear; tsa: Vulnerable"),
                        Map.entry("cpu.online", "0-1"),
                        Map.entry("cgroup.cpu_quota_us", "50000"),
                        Map.entry("cgroup.cpu_max", "50000 100000"),
                        Map.entry("cgroup.pids_max", "500"));
    }

    @Test
    void whatAMachineDoesNotShowIsLeftOut() {
        assertThat(EnvironmentReader.fields(new SavedFiles())).isEmpty();
    }
}
