// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.journal.Json;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.SavedFiles;
import io.threadtoll.model.Metric;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeadroomTest {
    private static final ProcessUse USE = new ProcessUse(4711, 530, 76, 40);
    private static final double KIB = 1024;

    @Test
    void rootsProcessOnAMachineWithoutGroups() {
        assertThat(read(SavedFiles.ofGuest()))
                .containsOnly(
                        Map.entry(Limit.PID_MAX, 32768.0 - 300 - 117),
                        Map.entry(Limit.THREADS_MAX, 192730.0 - 117),
                        Map.entry(Limit.MAX_MAP_COUNT, 65000.0),
                        Map.entry(Limit.NOFILE, 1048500.0),
                        Map.entry(Limit.FILE_MAX, 2466170.0 - 646),
                        Map.entry(Limit.EPOLL_WATCHES, 5491511.0),
                        Map.entry(Limit.ADDRESS_SPACE, Math.pow(2, 47) - Math.pow(2, 30)),
                        Map.entry(Limit.MEMORY, 24014116 * KIB));
    }

    @Test
    void anotherUsersProcessIsBoundByItsOwnLimits() {
        assertThat(read(SavedFiles.ofGuest()
                        .withLine("/proc/4711/status", "CapEff:", "CapEff:\t0000000000000000")
                        .withLine("/proc/4711/status", "Uid:", "Uid:\t65534\t65534\t65534\t65534")))
                .containsEntry(Limit.NPROC, 96365.0 - 40)
                .containsEntry(Limit.NOFILE, 20000.0 - 76);
    }

    @Test
    void rootWithoutItsCapabilitiesMayNotRaiseButIsNotCounted() {
        assertThat(read(SavedFiles.ofGuest().withLine("/proc/4711/status", "CapEff:", "CapEff:\t0000000000000000")))
                .doesNotContainKey(Limit.NPROC)
                .containsEntry(Limit.NOFILE, 20000.0 - 76);
    }

    @ParameterizedTest
    @CsvSource({"21", "24"})
    void eitherCapabilityGoesBeyondTheNumberOfProcesses(int bit) {
        assertThat(read(SavedFiles.ofGuest()
                        .withLine("/proc/4711/status", "Uid:", "Uid:\t1000\t1000\t1000\t1000")
                        .withLine("/proc/4711/status", "CapEff:", String.format("CapEff:\t%016x", 1L << bit))))
                .doesNotContainKey(Limit.NPROC);
    }

    @Test
    void aLimitOfTheAddressSpaceBindsBeforeItsHalf() {
        assertThat(read(SavedFiles.ofGuest()
                        .withLine(
                                "/proc/4711/limits", "Max address space", "Max address space  4294967296  unlimited")))
                .containsEntry(Limit.ADDRESS_SPACE, 3 * Math.pow(2, 30));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true"})
    void memoryIsPromisedWithinALimitInOneModeOnly(String mode, boolean bound) {
        Map<Limit, Double> free = read(SavedFiles.ofGuest().with("/proc/sys/vm/overcommit_memory", mode + "\n"));
        assertThat(free.containsKey(Limit.OVERCOMMIT)).isEqualTo(bound);
        assertThat(free.getOrDefault(Limit.OVERCOMMIT, 0.0)).isEqualTo(bound ? (12342040 - 333048) * KIB : 0);
    }

    @Test
    void whatCannotBeReadIsAbsent() {
        assertThat(read(new SavedFiles())).isEmpty();
        assertThat(read(SavedFiles.ofGuest()
                        .with("/proc/loadavg", "gibberish\n")
                        .with("/proc/sys/fs/file-nr", "646\n")
                        .with("/proc/meminfo", "MemAvailable: much kB\n")
                        .with("/proc/4711/limits", "Max open files\n")
                        .with("/proc/4711/status", "VmSize: -\nCapEff:\t0\n")
                        .with("/proc/4711/cgroup", "nonsense")
                        .with("/proc/sys/vm/max_map_count", "99999999999999999999\n")))
                .containsOnlyKeys(Limit.EPOLL_WATCHES);
    }

    @Test
    void ofThisProcessAndOfAnother() throws Exception {
        assertThat(Headroom.now().free())
                .containsKeys(
                        Limit.PID_MAX,
                        Limit.THREADS_MAX,
                        Limit.MAX_MAP_COUNT,
                        Limit.NOFILE,
                        Limit.FILE_MAX,
                        Limit.ADDRESS_SPACE,
                        Limit.MEMORY)
                .allSatisfy((limit, free) -> assertThat(free).isPositive());
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            // A small program has fewer mappings than this JVM.
            assertThat(Headroom.of(other.pid()).free().get(Limit.MAX_MAP_COUNT))
                    .isGreaterThan(Headroom.now().free().get(Limit.MAX_MAP_COUNT));
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThatThrownBy(() -> Headroom.of(other.pid())).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @EnumSource(Limit.class)
    void travelsAsMetrics(Limit limit) throws Exception {
        Headroom headroom = new Headroom(Map.of(limit, 12.5));
        assertThat(headroom.toMetrics()).containsOnlyKeys(limit.metric());
        assertThat(from(headroom.toMetrics())).isEqualTo(headroom);
        assertThat(from(Map.of(Metric.of("cpuNs"), 1.0)).free()).isEmpty();
        String json = Json.MAPPER.writeValueAsString(headroom);
        assertThat(Json.MAPPER.readValue(json, Headroom.class)).isEqualTo(headroom);
    }

    @ParameterizedTest
    @EnumSource(Limit.class)
    void saysWhatItIs(Limit limit) {
        assertThat(limit.label()).isNotBlank();
        assertThat(limit.counts()).isNotBlank();
        assertThat(limit.source()).contains("/proc/");
        assertThat(limit.raise()).isNotBlank();
        assertThat(limit.metric().name())
                .matches("free[A-Z][A-Za-z]+")
                .satisfies(name -> assertThat(name.endsWith("Bytes")).isEqualTo(limit.inBytes()));
    }

    private static Headroom from(Map<Metric, Double> metrics) {
        return Headroom.fromMetrics(metric -> Optional.ofNullable(metrics.get(metric)));
    }

    private static Map<Limit, Double> read(KernelFiles files) {
        return Headroom.read(files, USE);
    }
}
