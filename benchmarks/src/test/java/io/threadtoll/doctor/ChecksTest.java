// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.topology.CpuPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every check on saved machines: one where all is as it should be, one where nothing is, one without a file. */
class ChecksTest {
    /** Nothing on the machine itself changes these. */
    private static final Set<String> WITHOUT_COMMAND =
            Set.of("core-distances", "hypervisor", "kernel-counters", "power-supply", "steal", "thermal-throttling");

    @TempDir
    private Path folder;

    @Test
    void everyCheckIsRegisteredWithANameAndAReason() {
        assertThat(Checks.all()).hasSizeGreaterThan(25).allSatisfy(check -> {
            assertThat(check.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(check.why()).endsWith(".").hasSizeLessThan(120);
        });
        assertThat(Checks.all().stream().map(Check::id)).doesNotHaveDuplicates();
    }

    @Test
    void aGoodMachineIsFine() {
        assertThat(Checks.examine(SavedMachine.good(folder)))
                .hasSameSizeAs(Checks.all())
                .allSatisfy(diagnosis -> {
                    assertThat(diagnosis.status()).as(diagnosis.toString()).isEqualTo(Status.OK);
                    assertThat(diagnosis.value()).isNotBlank();
                    assertThat(diagnosis.command()).isEmpty();
                });
    }

    @Test
    void aBadMachineIsWarnedOfWithACommandWhereThereIsOne() {
        assertThat(Checks.examine(SavedMachine.bad(folder)))
                .hasSameSizeAs(Checks.all())
                .allSatisfy(diagnosis -> {
                    assertThat(diagnosis.status()).as(diagnosis.toString()).isEqualTo(Status.WARN);
                    assertThat(diagnosis.value()).isNotBlank();
                    assertThat(diagnosis.command().isEmpty())
                            .as(diagnosis.toString())
                            .isEqualTo(WITHOUT_COMMAND.contains(diagnosis.id()));
                });
    }

    @Test
    void ofAnEmptyMachineNothingIsKnown() {
        assertThat(Checks.examine(SavedMachine.empty(folder)))
                .hasSameSizeAs(Checks.all())
                .allSatisfy(diagnosis -> {
                    assertThat(diagnosis.status()).as(diagnosis.toString()).isEqualTo(Status.UNKNOWN);
                    assertThat(diagnosis.value()).isNotBlank();
                    assertThat(diagnosis.command()).isEmpty();
                });
    }

    /** Trips in ns between 0 and 1, 2 and 3, which share a cache, and 0 and 2, which don't. */
    @ParameterizedTest
    @CsvSource({"40, 44, 90, OK", "110, 120, 100, OK", "130, 140, 100, WARN"})
    void aNearPairMayNotBeSlowerThanAFarOne(double near, double alike, double far, Status status) {
        SavedMachine machine = SavedMachine.good(folder)
                .with("/sys/devices/system/cpu/cpu0/cache/index0/shared_cpu_list", "0-1")
                .with("/sys/devices/system/cpu/cpu2/cache/index0/shared_cpu_list", "2-3")
                .withTrips(Map.of(new CpuPair(0, 1), near, new CpuPair(2, 3), alike, new CpuPair(0, 2), far));
        assertThat(machine.diagnosis("core-distances").status()).isEqualTo(status);
    }

    @Test
    void warningsStandFirst() throws IOException {
        SavedMachine machine = SavedMachine.good(folder)
                .with("/proc/loadavg", "9.00 0 0 1/2 3")
                .without("/proc/pressure/cpu");
        List<Diagnosis> diagnoses = Checks.examine(machine);
        assertThat(diagnoses.get(0).id()).isEqualTo("load");
        assertThat(diagnoses.get(1).id()).isEqualTo("cpu-pressure");
        assertThat(diagnoses.stream().skip(2).map(Diagnosis::id)).isSorted();
    }

    /** One file of the good machine changed, and what the check says then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            aslr               | /proc/sys/kernel/randomize_va_space | 1 | WARN | on, but not for the heap
            aslr               | /proc/self/personality | 00040000 | WARN | off for this process: ADDR_NO_RANDOMIZE, as by setarch -R
            aslr               | /proc/sys/kernel/randomize_va_space | 7 | UNKNOWN | kernel.randomize_va_space is '7'
            clocksource        | /sys/devices/system/clocksource/clocksource0/current_clocksource | arch_sys_counter | OK | arch_sys_counter
            clocksource        | /sys/devices/system/clocksource/clocksource0/current_clocksource | hyperv_clocksource_tsc_page | OK | hyperv_clocksource_tsc_page, through the vDSO
            clocksource        | /sys/devices/system/clocksource/clocksource0/current_clocksource | hyperv_clocksource_msr | WARN | hyperv_clocksource_msr; the kernel doesn't offer the CPU's counter
            clocksource        | /sys/devices/system/clocksource/clocksource0/current_clocksource | kvm-clock | OK | kvm-clock, through the vDSO if the host calls its counter stable
            clocksource        | /sys/devices/system/clocksource/clocksource0/current_clocksource | xen | WARN | xen; the kernel doesn't offer the CPU's counter
            cpu-pressure       | /proc/pressure/cpu | some avg10=9.00 avg60=10.00 avg300=0.00 total=1 | OK | 10.00 % of the last minute
            cpu-pressure       | /proc/pressure/cpu | some avg10=9.00 avg60=10.01 avg300=0.00 total=1 | WARN | 10.01 % of the last minute
            cpu-quota          | /sys/fs/cgroup/user.slice/cpu.max | 400000 100000 | OK | 4.00 CPUs for the 4 used here, by /sys/fs/cgroup/user.slice
            cpu-quota          | /sys/fs/cgroup/user.slice/cpu.max | 350000 100000 | WARN | 3.50 CPUs for the 4 used here, by /sys/fs/cgroup/user.slice
            cpu-throttling     | /sys/fs/cgroup/user.slice/cpu.stat | nr_throttled 1 | WARN | 1 of 1 periods, in /sys/fs/cgroup/user.slice
            cpus-allowed       | /sys/devices/system/cpu/online | 0-3,8 | WARN | 0-3 of the 0-3,8 online
            cpus-allowed       | /sys/devices/system/cpu/online | 3-0 | UNKNOWN | '3-0' is no list of CPUs
            cpus-allowed       | /sys/devices/system/cpu/online | 0 | WARN | 0, the only one online
            huge-pages         | /sys/kernel/mm/transparent_hugepage/enabled | always madvise [never] | OK | never
            hypervisor         | /proc/cpuinfo | processor: 0 | UNKNOWN | /proc/cpuinfo has no flags: only those of x86 tell
            hypervisor         | /sys/hypervisor/type | xen | WARN | a guest of xen
            idle-states        | /sys/devices/system/cpu/cpu0/cpuidle/state1/latency | 10 | OK | 10 us to leave the deepest, C1
            idle-states        | /sys/devices/system/cpu/cpu0/cpuidle/state1/latency | 11 | WARN | 11 us to leave the deepest, C1
            io-pressure        | /proc/pressure/io | some avg10=9.00 avg60=10.01 avg300=0.00 total=1 | WARN | 10.01 % of the last minute
            io-pressure        | /proc/pressure/io | full avg10=9.00 avg60=10.01 avg300=0.00 total=1 | UNKNOWN | /proc/pressure/io has no avg60 in its first line
            irqbalance         | /proc/7/comm | irqbalance | OK | running: process 7; no CPU is isolated
            irq-affinity       | /sys/devices/system/cpu/isolated | 5 | OK | f, without the isolated CPUs
            irq-affinity       | /sys/devices/system/cpu/isolated | 0-3 | WARN | f has isolated CPUs
            isolated-cpus      | /sys/devices/system/cpu/isolated | 8-15 | OK | 8-15, none of which is used here
            load               | /proc/loadavg | 0.40 0 0 1/2 3 | OK | 0.40 over the last minute, on 4 CPUs
            load               | /proc/loadavg | 0.41 0 0 1/2 3 | WARN | 0.41 over the last minute, on 4 CPUs
            memory-pressure    | /proc/pressure/memory | some avg10=9.00 avg60=10.01 avg300=0.00 total=1 | WARN | 10.01 % of the last minute
            mitigations        | /proc/cmdline | mitigations=auto | OK | on: 1 in use; still vulnerable: tsa
            mitigations        | /proc/cmdline | nopti mds=full pti=on spec-store-bypass-disable=off | WARN | nopti, spec-store-bypass-disable=off
            mitigations        | /proc/cmdline | quiet -- mitigations=off | OK | on: 1 in use; still vulnerable: tsa
            mixed-cores        | /sys/devices/system/cpu/cpu3/cpu_capacity | 446 | WARN | 2 kinds, the fastest first: 0-2; 3
            mixed-cores        | /sys/devices/system/cpu/cpu3/cpu_capacity | fast | UNKNOWN | the kernel names no kinds of core, neither by cpu_capacity nor by counters
            core-distances     | /sys/devices/system/cpu/cpu0/topology/core_cpus_list | 0-1 | WARN | SMT_SIBLINGS 50 ns, SAME_CACHE 54 ns: SMT_SIBLINGS is too slow for what it is said to be
            core-distances     | /sys/devices/system/cpu/cpu1/topology/core_cpus_list | ? | UNKNOWN | of no pair that was measured the kernel says how far the two are apart
            numa-balancing     | /proc/sys/kernel/numa_balancing | 0 | OK | off
            numa-balancing     | /proc/sys/kernel/numa_balancing | on | UNKNOWN | kernel.numa_balancing is 'on'
            numa-balancing     | /sys/devices/system/node/node1/cpulist | | WARN | on, between 2 nodes
            numa-nodes         | /sys/devices/system/node/node1/cpulist | 4-7 | OK | 1
            other-jvms         | /proc/50/status | PPid: 50 | OK | none
            other-jvms         | /proc/100/status | PPid: 1 | WARN | 1: process 50
            perf-rights        | /proc/sys/kernel/perf_event_paranoid | 4 | OK | CAP_PERFMON
            power-supply       | /sys/class/power_supply/BAT0/type | USB | OK | no battery
            smt                | /sys/devices/system/cpu/smt/active | 1 | WARN | on
            steal              | /proc/stat | cpu 95 0 0 0 0 0 0 5 | OK | 5.00 % since boot
            steal              | /proc/stat | cpu 94 0 0 0 0 0 0 6 | WARN | 6.00 % since boot
            steal              | /proc/stat | cpu 1 2 | UNKNOWN | /proc/stat: a cpu line has at least 8 numbers, not: cpu 1 2
            swap               | /proc/meminfo | MemFree: 5 kB | UNKNOWN | /proc/meminfo has no SwapTotal
            turbo              | /sys/devices/system/cpu/intel_pstate/no_turbo | 2 | UNKNOWN | /sys/devices/system/cpu/intel_pstate/no_turbo says '2', not 0 or 1
            """)
    void oneFileDecides(String id, String path, String text, Status status, String value) {
        Diagnosis diagnosis = SavedMachine.good(folder).with(path, text + "\n").diagnosis(id);
        assertThat(diagnosis.value()).isEqualTo(value);
        assertThat(diagnosis.status()).isEqualTo(status);
    }

    /** What isolated-cpus and nohz-full suggest is what cpus-allowed calls right, and the other way round. */
    @Test
    void noCheckSuggestsWhatAnotherOneWarnsOf() throws IOException {
        SavedMachine machine = SavedMachine.good(folder)
                .with("/sys/devices/system/cpu/isolated", "2-3\n")
                .with("/sys/devices/system/cpu/nohz_full", "1,3\n")
                .with("/sys/devices/system/cpu/online", "0-5\n")
                .with("/proc/self/status", "Cpus_allowed_list: 0-5\n");
        String suggested = "taskset -c 0,4-5 ./threadtoll reproduce";
        assertThat(machine.diagnosis("isolated-cpus").command()).isEqualTo(suggested);
        assertThat(machine.diagnosis("nohz-full").command()).isEqualTo(suggested);
        machine.with("/proc/self/status", "Cpus_allowed_list: 0\n");
        assertThat(machine.diagnosis("cpus-allowed").value())
                .isEqualTo("0 of the 0,4-5 online and neither isolated nor in nohz_full");
        assertThat(machine.diagnosis("cpus-allowed").command()).isEqualTo("taskset -pc 0,4-5 $$");
        machine.with("/proc/self/status", "Cpus_allowed_list: 0,4-5\n");
        assertThat(List.of("cpus-allowed", "isolated-cpus", "nohz-full"))
                .allSatisfy(id -> assertThat(machine.diagnosis(id).status()).isEqualTo(Status.OK));
        machine.without("/sys/devices/system/cpu/isolated").without("/sys/devices/system/cpu/nohz_full");
        assertThat(machine.diagnosis("cpus-allowed").command()).isEqualTo("taskset -pc 0-5 $$");
    }

    @Test
    void whatNumaNodesSuggestsIsAllowedCpusToo() {
        SavedMachine machine = SavedMachine.good(folder)
                .with("/sys/devices/system/node/node0/cpulist", "0-3\n")
                .with("/sys/devices/system/node/node1/cpulist", "4-7\n")
                .with("/sys/devices/system/cpu/online", "0-7\n")
                .with("/sys/devices/system/cpu/isolated", "3\n")
                .with("/proc/self/status", "Cpus_allowed_list: 0-2,4-7\n");
        assertThat(machine.diagnosis("numa-nodes").command())
                .isEqualTo("numactl --physcpubind=0-2 --membind=0 ./threadtoll reproduce");
        machine.with("/proc/self/status", "Cpus_allowed_list: 0-2\n");
        assertThat(List.of("cpus-allowed", "numa-nodes", "isolated-cpus"))
                .allSatisfy(id -> assertThat(machine.diagnosis(id).status()).isEqualTo(Status.OK));
        machine.with("/proc/self/status", "Cpus_allowed_list: 0-1\n");
        assertThat(machine.diagnosis("cpus-allowed").status()).isEqualTo(Status.WARN);
    }

    @Test
    void whereEveryCpuIsSetApartThereIsNoneToRunOn() {
        SavedMachine machine = SavedMachine.good(folder)
                .with("/sys/devices/system/cpu/isolated", "0-1\n")
                .with("/sys/devices/system/cpu/nohz_full", "2-3\n");
        assertThat(List.of("cpus-allowed", "isolated-cpus", "nohz-full"))
                .map(machine::diagnosis)
                .allSatisfy(diagnosis -> {
                    assertThat(diagnosis.status()).isEqualTo(Status.WARN);
                    assertThat(diagnosis.command()).isEmpty();
                });
    }

    /** What is swapped out has to fit into memory, or the kernel kills for it. */
    @ParameterizedTest
    @CsvSource({
        "MemAvailable: 201 kB, swapoff -a",
        "MemAvailable: 200 kB, 'ps -eo rss,pid,comm --sort=-rss | head'",
        "MemFree: 900 kB, 'ps -eo rss,pid,comm --sort=-rss | head'",
    })
    void swapIsToBeSwitchedOffOnlyWhereItFitsIntoMemory(String available, String command) {
        SavedMachine machine =
                SavedMachine.good(folder).with("/proc/meminfo", available + "\nSwapTotal: 500 kB\nSwapFree: 400 kB\n");
        assertThat(machine.diagnosis("swap").status()).isEqualTo(Status.WARN);
        assertThat(machine.diagnosis("swap").command()).isEqualTo(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nopti",
                "pti=off",
                "kpti=0",
                "nospectre_v1",
                "nospectre_v2",
                "nospectre_bhb",
                "spectre_v2=off",
                "spectre_bhi=off",
                "mds=off",
                "tsx_async_abort=off",
                "mmio_stale_data=off",
                "retbleed=off",
                "spec_rstack_overflow=off",
                "spec_store_bypass_disable=off",
                "l1tf=off",
                "srbds=off",
            })
    void eachWayToSwitchAMitigationOffIsSeen(String parameter) {
        Diagnosis diagnosis = SavedMachine.good(folder)
                .with("/proc/cmdline", "root=/dev/sda1 " + parameter + " quiet\n")
                .diagnosis("mitigations");
        assertThat(diagnosis.status()).isEqualTo(Status.WARN);
        assertThat(diagnosis.value()).isEqualTo(parameter);
        assertThat(diagnosis.command()).startsWith("grep -ns -e " + parameter + " /etc/default/grub ");
    }

    /** A folder can't be read either. */
    @Test
    void aPolicyThatCannotBeReadIsLeftOut() throws IOException {
        SavedMachine machine =
                SavedMachine.good(folder).without("/sys/devices/system/cpu/cpufreq/policy1/scaling_governor");
        Files.createDirectory(machine.on("/sys/devices/system/cpu/cpufreq/policy1/scaling_governor"));
        assertThat(machine.diagnosis("cpu-governor").status()).isEqualTo(Status.OK);
        assertThat(machine.diagnosis("cpu-governor").value()).isEqualTo("performance; 800 to 3900 MHz");
        machine.without("/sys/devices/system/cpu/cpufreq/policy0/scaling_governor");
        assertThat(machine.diagnosis("cpu-governor").status()).isEqualTo(Status.UNKNOWN);
        assertThat(machine.diagnosis("cpu-governor").value())
                .isEqualTo("no policy in /sys/devices/system/cpu/cpufreq can be read");
    }

    @Test
    void boostOfAcpiIsTurboToo() {
        SavedMachine machine = SavedMachine.good(folder).without("/sys/devices/system/cpu/intel_pstate/no_turbo");
        assertThat(machine.diagnosis("turbo").status()).isEqualTo(Status.UNKNOWN);
        machine.with("/sys/devices/system/cpu/cpufreq/boost", "1\n");
        assertThat(machine.diagnosis("turbo").command()).isEqualTo("echo 0 > /sys/devices/system/cpu/cpufreq/boost");
        machine.with("/sys/devices/system/cpu/cpufreq/boost", "0\n");
        assertThat(machine.diagnosis("turbo").status()).isEqualTo(Status.OK);
    }

    @ParameterizedTest
    @CsvSource({"-1, OK, ''", "1, OK, ''", "2, WARN, futex calls only", "3, WARN, is 3"})
    void withoutCapabilitiesParanoidDecides(String paranoid, Status status, String said) {
        Diagnosis diagnosis = SavedMachine.bad(folder)
                .with("/proc/sys/kernel/perf_event_paranoid", paranoid + "\n")
                .diagnosis("perf-rights");
        assertThat(diagnosis.status()).isEqualTo(status);
        assertThat(diagnosis.value()).contains(said);
    }

    @Test
    void limitsBelowTheStandardRampWarn() {
        SavedMachine machine = SavedMachine.good(folder).withHeadroom(Map.of(Limit.MAX_MAP_COUNT, 20_000.0));
        assertThat(machine.diagnosis("connection-limits").status()).isEqualTo(Status.OK);
        machine.withHeadroom(Map.of(Limit.MAX_MAP_COUNT, 19_999.0, Limit.NOFILE, 9_000.0));
        Diagnosis diagnosis = machine.diagnosis("connection-limits");
        assertThat(diagnosis.value()).isEqualTo("RLIMIT_NOFILE at 9,000, vm.max_map_count at 9,999");
        assertThat(diagnosis.command())
                .isEqualTo("sysctl -w vm.max_map_count=4194304 && prlimit --pid $$ --nofile=1048576:1048576");
    }

    @Test
    void aJdkOutsideTheUsualFolderIsFoundByItsVariable() {
        SavedMachine machine = SavedMachine.bad(folder)
                .with("/opt/jdk/release", "JAVA_VERSION=\"26-ea\"\n")
                .withVariable("JAVA_HOME", "/opt/jdk");
        assertThat(machine.diagnosis("jdks").status()).isEqualTo(Status.OK);
        assertThat(machine.diagnosis("jdks").value()).startsWith("26-ea (/opt/jdk), 17.0.19 (/usr/lib/jvm/java-17)");
    }

    @Test
    void theJdkThatTheDoctorRunsOnCounts() {
        SavedMachine machine = SavedMachine.bad(folder)
                .with("/opt/jdk-25/release", "JAVA_VERSION=\"25.0.1\"\n")
                .withJavaHome("/opt/jdk-25");
        assertThat(machine.diagnosis("jdks").status()).isEqualTo(Status.OK);
        assertThat(machine.diagnosis("jdks").value()).startsWith("25.0.1 (/opt/jdk-25), ");
    }

    @Test
    void anEventThatIsMissingIsNoMissingMount() throws IOException {
        SavedMachine machine = SavedMachine.bad(folder);
        Files.createDirectories(machine.on("/sys/kernel/tracing/events/sched"));
        assertThat(machine.diagnosis("tracefs").value()).contains("CONFIG_FTRACE_SYSCALLS");
        assertThat(machine.diagnosis("tracefs").command()).isEmpty();
    }

    @Test
    void commandsHaveNoWordOfAStrangers() {
        SavedMachine machine = SavedMachine.bad(folder)
                .with("/proc/100/cgroup", "1:cpu,cpuacct:/a;reboot\n")
                .with("/sys/fs/cgroup/cpu,cpuacct/a;reboot/cpu.stat", "nr_throttled 3\n")
                .with("/sys/fs/cgroup/cpu,cpuacct/a;reboot/cpu.cfs_quota_us", "50000\n");
        assertThat(machine.diagnosis("cpu-quota").status()).isEqualTo(Status.WARN);
        assertThat(Checks.examine(machine).stream().map(Diagnosis::command).collect(Collectors.joining()))
                .doesNotContain("reboot");
    }
}
