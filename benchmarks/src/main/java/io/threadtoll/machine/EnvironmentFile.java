// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

/** Files whose whole text is a field of the environment, and where they are. */
public enum EnvironmentFile {
    KERNEL_VERSION("kernel.version", "/proc/sys/kernel/version"),
    PID_MAX("kernel.pid_max", "/proc/sys/kernel/pid_max"),
    THREADS_MAX("kernel.threads_max", "/proc/sys/kernel/threads-max"),
    MAX_MAP_COUNT("kernel.max_map_count", "/proc/sys/vm/max_map_count"),
    RANDOMIZE_VA_SPACE("kernel.randomize_va_space", "/proc/sys/kernel/randomize_va_space"),
    PERF_EVENT_PARANOID("kernel.perf_event_paranoid", "/proc/sys/kernel/perf_event_paranoid"),
    HUGE_PAGES("memory.thp", "/sys/kernel/mm/transparent_hugepage/enabled"),
    CPUS_ONLINE("cpu.online", "/sys/devices/system/cpu/online"),
    CPUS_ISOLATED("cpu.isolated", "/sys/devices/system/cpu/isolated"),
    SMT("cpu.smt", "/sys/devices/system/cpu/smt/active"),
    GOVERNOR("cpu.governor", "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
    DRIVER("cpu.driver", "/sys/devices/system/cpu/cpu0/cpufreq/scaling_driver"),
    NO_TURBO("cpu.no_turbo", "/sys/devices/system/cpu/intel_pstate/no_turbo"),
    BOOST("cpu.boost", "/sys/devices/system/cpu/cpufreq/boost"),
    CLOCKSOURCE("clocksource", "/sys/devices/system/clocksource/clocksource0/current_clocksource"),
    VENDOR("hypervisor.vendor", "/sys/class/dmi/id/sys_vendor");

    private final String field;
    private final String path;

    EnvironmentFile(String field, String path) {
        this.field = field;
        this.path = path;
    }

    /** Its name in the environment. */
    public String field() {
        return field;
    }

    /** Where the kernel shows it. */
    public String path() {
        return path;
    }
}
