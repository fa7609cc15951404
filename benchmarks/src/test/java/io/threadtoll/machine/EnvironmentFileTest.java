// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.ProcFs;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EnvironmentFileTest {
    @Test
    void everyFileThatIsThereIsAField() {
        var fields = EnvironmentReader.read().fields();
        assertThat(EnvironmentFile.values())
                .allSatisfy(file -> assertThat(fields.get(file.field()))
                        .isEqualTo(ProcFs.find(file.path())
                                .filter(text -> !text.isEmpty())
                                .orElse(null)));
        assertThat(fields).containsKeys("clocksource", "cpu.online", "kernel.pid_max");
    }

    @Test
    void fieldsKeepTheirNames() {
        assertThat(Arrays.stream(EnvironmentFile.values()).map(EnvironmentFile::field))
                .containsExactly(
                        "kernel.version",
                        "kernel.pid_max",
                        "kernel.threads_max",
                        "kernel.max_map_count",
                        "kernel.randomize_va_space",
                        "kernel.perf_event_paranoid",
                        "memory.thp",
                        "cpu.online",
                        "cpu.isolated",
                        "cpu.smt",
                        "cpu.governor",
                        "cpu.driver",
                        "cpu.no_turbo",
                        "cpu.boost",
                        "clocksource",
                        "hypervisor.vendor");
    }
}
