// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.Tracepoint;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterAccessTest {
    @Test
    void allGranted() {
        assertThat(CounterAccess.describe(Map.of())).isEqualTo("tracepoints through perf_event_open");
    }

    @Test
    void noneGranted() {
        Map<Tracepoint, String> refusals = new EnumMap<>(Tracepoint.class);
        for (Tracepoint tracepoint : Tracepoint.values()) {
            refusals.put(tracepoint, "tracefs is not mounted: mount it");
        }
        assertThat(CounterAccess.describe(refusals)).isEqualTo("none: tracefs is not mounted: mount it");
    }

    @Test
    void someGranted() {
        Map<Tracepoint, String> refusals = new EnumMap<>(Tracepoint.class);
        refusals.put(Tracepoint.SWITCH, "too paranoid");
        refusals.put(Tracepoint.MIGRATION, "too paranoid");
        assertThat(CounterAccess.describe(refusals))
                .isEqualTo("tracepoints through perf_event_open, but not sched:sched_switch,"
                        + " sched:sched_migrate_task: too paranoid");
    }

    @Test
    void itIsPartOfTheEnvironment() {
        assertThat(EnvironmentReader.read().field("kernel.counters"))
                .isEqualTo(CounterAccess.now())
                .isNotBlank()
                .doesNotContain("\n");
    }
}
