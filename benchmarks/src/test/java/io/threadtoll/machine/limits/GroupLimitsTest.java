// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.SavedFiles;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupLimitsTest {
    private static final String MEMORY = "/sys/fs/cgroup/memory/shop/till";

    @Test
    void versionOneBindsWhereItIsTightest() {
        SavedFiles files = SavedFiles.ofGuest()
                .with(MEMORY + "/memory.limit_in_bytes", "9223372036854771712\n")
                .with(MEMORY + "/memory.usage_in_bytes", "5000000\n")
                .with("/sys/fs/cgroup/memory/shop/memory.limit_in_bytes", "100000000\n")
                .with("/sys/fs/cgroup/memory/shop/memory.usage_in_bytes", "30000000\n")
                .with("/sys/fs/cgroup/memory/shop/memory.stat", "inactive_file 1000\ntotal_inactive_file 2000000\n");
        assertThat(free(files)).containsOnly(Map.entry(Limit.MEMORY, 72e6));
    }

    @Test
    void anAncestorsTasksBind() {
        SavedFiles files = unified()
                .with("/cg/shop/till/pids.max", "max\n")
                .with("/cg/shop/till/pids.current", "30\n")
                .with("/cg/shop/pids.max", "500\n")
                .with("/cg/shop/pids.current", "60\n")
                .with("/cg/shop/till/memory.max", "1000\n")
                .with("/cg/shop/till/memory.current", "900\n")
                .with("/cg/shop/till/memory.stat", "anon 5\ninactive_file 40\nactive_file 7\n")
                .with("/cg/shop/memory.max", "max\n");
        assertThat(free(files)).containsOnly(Map.entry(Limit.CGROUP_PIDS, 440.0), Map.entry(Limit.MEMORY, 140.0));
    }

    @Test
    void memoryOfTheMachineBindsWhereTheGroupHasMore() {
        Map<Limit, Double> free = new EnumMap<>(Map.of(Limit.MEMORY, 50.0));
        new GroupLimits(
                        unified()
                                .with("/cg/shop/till/memory.max", "1000\n")
                                .with("/cg/shop/till/memory.current", "900\n"),
                        4711)
                .addTo(free);
        assertThat(free).containsOnly(Map.entry(Limit.MEMORY, 50.0));
    }

    private static SavedFiles unified() {
        return new SavedFiles()
                .with("/proc/self/mountinfo", "41 31 0:38 / /cg rw,nosuid - cgroup2 none rw\n")
                .with("/proc/4711/cgroup", "0::/shop/till\n");
    }

    private static Map<Limit, Double> free(KernelFiles files) {
        Map<Limit, Double> free = new EnumMap<>(Limit.class);
        new GroupLimits(files, 4711).addTo(free);
        return free;
    }
}
