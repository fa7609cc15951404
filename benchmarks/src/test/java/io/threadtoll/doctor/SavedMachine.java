// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import io.threadtoll.linux.Tracepoint;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.RootFolder;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.topology.CpuPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A machine whose files are below a folder; of what only system calls tell it knows what a test says. */
public final class SavedMachine extends RootFolder implements MachineView {
    private static final String CPUS = "/sys/devices/system/cpu/";

    private final Path root;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private Optional<String> javaHome = Optional.empty();
    private Optional<Headroom> headroom = Optional.empty();
    private Optional<Map<Tracepoint, String>> refused = Optional.empty();
    private Optional<Map<CpuPair, Double>> trips = Optional.empty();

    private SavedMachine(Path root) {
        super(root);
        this.root = root;
    }

    /** One without any file. */
    public static SavedMachine empty(Path root) {
        return new SavedMachine(root);
    }

    /** Four CPUs of its own, as quiet as a machine can be; nohz_full is what older kernels print. */
    public static SavedMachine good(Path root) {
        SavedMachine machine = new SavedMachine(root)
                .with("/proc/self/status", """
                        Name:	java
                        Pid:	100
                        Gid:	1000	1000	1000	1000
                        CapEff:	0000004000000000
                        Cpus_allowed_list:	0-3
                        """)
                .with("/proc/self/personality", "00000000\n")
                .with("/proc/self/stat", "100 (java) S" + " 0".repeat(49) + "\n")
                .with("/proc/self/mountinfo", "31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n")
                .with("/proc/100/cgroup", "0::/user.slice\n")
                .with("/proc/100/comm", "java\n")
                .with("/proc/100/status", "Pid:	100\nPPid:	50\n")
                .with("/proc/50/comm", "java\n")
                .with("/proc/50/status", "Pid:	50\nPPid:	1\n")
                .with("/proc/7/comm", "javascript\n")
                .with("/proc/cmdline", "root=/dev/sda1 quiet\n")
                .with("/proc/cpuinfo", "processor	: 0\nflags		: fpu vme de tsc\n")
                .with("/proc/irq/default_smp_affinity", "f\n")
                .with("/proc/loadavg", "0.03 0.50 2.00 1/200 4711\n")
                .with("/proc/meminfo", "SwapTotal: 2097148 kB\nSwapFree: 2097148 kB\n")
                .with("/proc/pressure/io", "some avg10=0.00 avg60=0.22 avg300=0.17 total=6017331\n")
                .with("/proc/pressure/memory", "some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n")
                .with("/proc/pressure/cpu", """
                        some avg10=0.00 avg60=0.15 avg300=3.20 total=11516758551
                        full avg10=0.00 avg60=0.00 avg300=0.00 total=0
                        """)
                .with("/proc/stat", "cpu  2973062 1145 638097 3702792 5604 0 42953 3974 0 0\n")
                .with("/proc/sys/kernel/numa_balancing", "1\n")
                .with("/proc/sys/kernel/randomize_va_space", "2\n")
                .with("/proc/sys/kernel/perf_event_paranoid", "2\n")
                .with("/sys/class/power_supply/AC/type", "Mains\n")
                .with("/sys/class/power_supply/BAT0/type", "Battery\n")
                .with("/sys/class/power_supply/BAT0/status", "Full\n")
                .with("/sys/class/power_supply/mouse/type", "Battery\n")
                .with("/sys/class/power_supply/mouse/scope", "Device\n")
                .with("/sys/class/power_supply/mouse/status", "Discharging\n")
                .with("/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n")
                .with("/sys/devices/system/node/node0/cpulist", "0-3\n")
                .with("/sys/fs/cgroup/cpu.stat", "usage_usec 5\n")
                .with("/sys/fs/cgroup/user.slice/cpu.stat", "nr_periods 0\nnr_throttled 0\n")
                .with("/sys/fs/cgroup/user.slice/cpu.max", "max 100000\n")
                .with("/sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n")
                .with("/sys/kernel/tracing/events/syscalls/sys_enter_futex/id", "451\n")
                .with("/usr/lib/jvm/java-1.17.0/release", "JAVA_VERSION=\"17.0.19\"\n")
                .with("/usr/lib/jvm/java-17/release", "JAVA_VERSION=\"17.0.19\"\n")
                .with("/usr/lib/jvm/jdk-25/release", "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"25.0.1\"\n")
                .with("/usr/lib/jvm/jdk-8/release", "JAVA_VERSION=\"1.8.0_392\"\n")
                .withProgram("/usr/bin/python3")
                .withProgram("/usr/bin/strace")
                .withVariable("PATH", "bin:/nowhere:/usr/bin");
        goodCpus(machine);
        machine.headroom = Optional.of(new Headroom(
                Map.of(Limit.PID_MAX, 4_000_000.0, Limit.MAX_MAP_COUNT, 130_060.0, Limit.MEMORY, 24.0 * (1L << 30))));
        machine.refused = Optional.of(Map.of());
        return machine;
    }

    private static void goodCpus(SavedMachine machine) {
        for (int cpu = 0; cpu < 4; cpu++) {
            machine.with(CPUS + "cpu" + cpu + "/cpu_capacity", "1024\n")
                    .with(CPUS + "cpu" + cpu + "/topology/core_cpus_list", cpu + "\n")
                    .with(CPUS + "cpu" + cpu + "/topology/package_cpus_list", "0-3\n")
                    .with(CPUS + "cpu" + cpu + "/cache/index0/level", "3\n")
                    .with(CPUS + "cpu" + cpu + "/cache/index0/shared_cpu_list", "0-3\n");
        }
        machine.trips = Optional.of(Map.of(new CpuPair(0, 1), 50.0, new CpuPair(2, 1), 54.0));
        machine.with(CPUS + "online", "0-3\n")
                .with(CPUS + "isolated", "\n")
                .with(CPUS + "nohz_full", "(null)\n")
                .with(CPUS + "smt/active", "0\n")
                .with(CPUS + "intel_pstate/no_turbo", "1\n")
                .with(CPUS + "cpufreq/policy0/scaling_governor", "performance\n")
                .with(CPUS + "cpufreq/policy0/scaling_min_freq", "800000\n")
                .with(CPUS + "cpufreq/policy0/scaling_max_freq", "3900000\n")
                .with(CPUS + "cpufreq/policy1/scaling_governor", "performance\n")
                .with(CPUS + "cpu0/cpuidle/state0/name", "POLL\n")
                .with(CPUS + "cpu0/cpuidle/state0/latency", "0\n")
                .with(CPUS + "cpu0/cpuidle/state1/name", "C1\n")
                .with(CPUS + "cpu0/cpuidle/state1/latency", "2\n")
                .with(CPUS + "cpu0/cpuidle/state2/name", "C6\n")
                .with(CPUS + "cpu0/cpuidle/state2/latency", "133\n")
                .with(CPUS + "cpu0/cpuidle/state2/disable", "1\n")
                .with(CPUS + "cpu0/thermal_throttle/core_throttle_count", "0\n")
                .with(CPUS + "cpu0/thermal_throttle/package_throttle_count", "0\n")
                .with(CPUS + "vulnerabilities/meltdown", "Not affected\n")
                .with(CPUS + "vulnerabilities/spectre_v2", "Mitigation: Retpolines\n")
                .with(CPUS + "vulnerabilities/tsa", "Vulnerable\n");
    }

    /** Eight CPUs in a busy guest where nothing is as it should be. */
    public static SavedMachine bad(Path root) {
        SavedMachine machine = good(root)
                .with("/proc/self/status", """
                        Name:	java
                        Pid:	100
                        Gid:	1000	1000	1000	1000
                        CapEff:	0000000000000000
                        Cpus_allowed_list:	2-5
                        """)
                .with("/proc/self/mountinfo", """
                        32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime - cgroup cgroup rw,cpu,cpuacct
                        39 31 0:36 / /sys/fs/cgroup/pids rw,relatime - cgroup cgroup rw,pids
                        """)
                .with("/proc/100/cgroup", "8:pids:/shop\n1:cpu,cpuacct:/shop/till\n")
                .with("/proc/7/comm", "java\n")
                .with("/proc/8/comm", "java\n")
                .with("/proc/9/comm", "irqbalance\n")
                .with("/proc/cmdline", "root=/dev/sda1 mitigations=off quiet\n")
                .with("/proc/cpuinfo", "processor	: 0\nflags		: fpu vme hypervisor tsc\n")
                .with("/proc/irq/default_smp_affinity", "1,000000ff\n")
                .with("/proc/loadavg", "6.25 3.50 2.00 9/200 4711\n")
                .with("/proc/meminfo", "MemAvailable: 1572864 kB\nSwapTotal: 2097148 kB\nSwapFree: 1048572 kB\n")
                .with("/proc/pressure/cpu", "some avg10=40.00 avg60=37.15 avg300=3.20 total=11516758551\n")
                .with("/proc/pressure/io", "some avg10=9.00 avg60=20.50 avg300=1.00 total=5\n")
                .with("/proc/pressure/memory", "some avg10=9.00 avg60=12.00 avg300=1.00 total=5\n")
                .with("/proc/stat", "cpu  3000 0 1000 5000 0 0 0 1000 0 0\n")
                .with("/proc/sys/kernel/randomize_va_space", "0\n")
                .with("/sys/class/dmi/id/sys_vendor", "QEMU\n")
                .with("/sys/class/power_supply/BAT0/status", "Discharging\n")
                .with("/sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n")
                .with("/sys/devices/system/clocksource/clocksource0/available_clocksource", "tsc hpet acpi_pm\n")
                .with("/sys/devices/system/node/node1/cpulist", "4-7\n")
                .with("/sys/fs/cgroup/cpu,cpuacct/cpu.stat", "nr_periods 0\nnr_throttled 0\n")
                .with("/sys/fs/cgroup/cpu,cpuacct/shop/till/cpu.stat", "nr_periods 300\nnr_throttled 12\n")
                .with("/sys/fs/cgroup/cpu,cpuacct/shop/till/cpu.cfs_quota_us", "150000\n")
                .with("/sys/fs/cgroup/cpu,cpuacct/shop/till/cpu.cfs_period_us", "100000\n")
                .with("/sys/fs/cgroup/pids/shop/pids.max", "500\n")
                .with("/sys/kernel/mm/transparent_hugepage/enabled", "[always] madvise never\n")
                .without("/sys/kernel/tracing/events/syscalls/sys_enter_futex/id")
                .without("/sys/kernel/tracing/events/syscalls/sys_enter_futex")
                .without("/sys/kernel/tracing/events/syscalls")
                .without("/sys/kernel/tracing/events")
                .without("/usr/lib/jvm/jdk-25/release")
                .withVariable("PATH", "/nowhere")
                .withVariable("JAVA_TOOL_OPTIONS", "-Xint");
        badCpus(machine);
        machine.headroom = Optional.of(new Headroom(badRoom()));
        Map<Tracepoint, String> refused = new EnumMap<>(Tracepoint.class);
        for (Tracepoint tracepoint : Tracepoint.values()) {
            refused.put(tracepoint, "tracefs is not mounted");
        }
        machine.refused = Optional.of(refused);
        return machine;
    }

    private static void badCpus(SavedMachine machine) {
        for (int cpu = 2; cpu < 6; cpu++) {
            machine.with(CPUS + "cpu" + cpu + "/cpu_capacity", cpu < 4 ? "1024\n" : "446\n")
                    .with(CPUS + "cpu" + cpu + "/topology/core_cpus_list", cpu < 4 ? "2-3\n" : "4-5\n")
                    .with(CPUS + "cpu" + cpu + "/topology/package_cpus_list", cpu < 4 ? "0-3\n" : "4-7\n");
        }
        machine.trips = Optional.of(Map.of(new CpuPair(2, 3), 90.0, new CpuPair(2, 4), 95.0));
        machine.with(CPUS + "online", "0-7\n")
                .with(CPUS + "isolated", "4-5\n")
                .with(CPUS + "nohz_full", "5\n")
                .with(CPUS + "smt/active", "1\n")
                .with(CPUS + "smt/control", "on\n")
                .with(CPUS + "intel_pstate/no_turbo", "0\n")
                .with(CPUS + "cpufreq/policy1/scaling_governor", "powersave\n")
                .with(CPUS + "cpu0/cpuidle/state2/disable", "0\n")
                .with(CPUS + "cpu0/thermal_throttle/core_throttle_count", "17\n")
                .with(CPUS + "cpu0/thermal_throttle/package_throttle_count", "3\n");
    }

    private static Map<Limit, Double> badRoom() {
        Map<Limit, Double> room = new EnumMap<>(Limit.class);
        room.put(Limit.PID_MAX, 3_000.0);
        room.put(Limit.MAX_MAP_COUNT, 6_000.0);
        room.put(Limit.CGROUP_PIDS, 400.0);
        room.put(Limit.NOFILE, 1_000.0);
        room.put(Limit.EPOLL_WATCHES, 500_000.0);
        room.put(Limit.MEMORY, 1.5 * (1L << 30));
        return room;
    }

    /** The same with another text in a file. */
    public SavedMachine with(String path, String text) {
        Path file = on(path);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.put(path, text);
        return this;
    }

    public SavedMachine without(String path) {
        try {
            Files.delete(on(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        texts.remove(path);
        return this;
    }

    SavedMachine withProgram(String path) {
        with(path, "");
        if (!on(path).toFile().setExecutable(true)) {
            throw new IllegalStateException(path);
        }
        return this;
    }

    SavedMachine withVariable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    SavedMachine withJavaHome(String home) {
        javaHome = Optional.of(home);
        return this;
    }

    SavedMachine withTrips(Map<CpuPair, Double> tripsNs) {
        trips = Optional.of(tripsNs);
        return this;
    }

    SavedMachine withHeadroom(Map<Limit, Double> free) {
        headroom = Optional.of(new Headroom(free));
        return this;
    }

    /** Its files and what is in them. */
    Map<String, String> texts() {
        return new TreeMap<>(texts);
    }

    Path on(String path) {
        return root.resolve(path.substring(1));
    }

    /** What a check finds. */
    public Diagnosis diagnosis(String id) {
        return Checks.examine(this).stream()
                .filter(diagnosis -> diagnosis.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public Optional<String> javaHome() {
        return javaHome;
    }

    @Override
    public Headroom headroom() throws CannotTellException {
        return headroom.orElseThrow(() -> new CannotTellException("a saved machine has no limits"));
    }

    @Override
    public Map<CpuPair, Double> lineTripsNs() throws CannotTellException {
        return trips.orElseThrow(() -> new CannotTellException("of a saved machine nothing is measured"));
    }

    @Override
    public Map<Tracepoint, String> refusedCounters() throws CannotTellException {
        return refused.orElseThrow(() -> new CannotTellException("a saved machine counts nothing"));
    }
}
