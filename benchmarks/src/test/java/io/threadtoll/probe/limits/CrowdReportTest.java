// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.journal.Json;
import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ReachedLimit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrowdReportTest {
    private static final ConnectionCost FIRST = new ConnectionCost(1, 2, 0, 0, 8 << 20, 20_000, 30_000);

    @Test
    void aBurstOfTheRestOfTheMachineIsLeftOut() {
        CrowdReport report =
                report(step(120, 0), step(500, 0), step(1_000, 8_000_000_000L), step(2_000, 8_000_000_000L));
        assertThat(report.costOverRamp()).isEqualTo(new ConnectionCost(1, 2, 0, 0, 1 << 20, 10_000, 16_384));
    }

    @Test
    void whatOthersGiveBackIsNoGain() {
        assertThat(report(step(120, 5_000_000_000L), step(500, 0))
                        .costOverRamp()
                        .kernelBytes())
                .isZero();
    }

    @Test
    void aRampThatWentNoFurtherKeepsItsFirstFigure() {
        assertThat(report(step(120, 0)).costOverRamp()).isEqualTo(FIRST);
        assertThat(report(step(120, 0), step(130, 0)).costOverRamp()).isEqualTo(FIRST);
    }

    @Test
    void theFirstLimitPredicts() throws Exception {
        CrowdReport report = report(step(120, 0)).ended(480, List.of(step(120, 0)), CrowdReport.JVM_ENDED + "why", "");
        assertThat(report.predicted()).isEqualTo(500);
        assertThat(report.refused()).isTrue();
        assertThat(report.jvmEnded()).isTrue();
        String json = Json.MAPPER.writeValueAsString(report);
        assertThat(Json.MAPPER.readValue(json, CrowdReport.class)).isEqualTo(report);
    }

    private static CrowdReport report(CrowdStep... steps) {
        return new CrowdReport(
                new Headroom(Map.of(Limit.PID_MAX, 380.0)),
                FIRST,
                List.of(new ReachedLimit(Limit.PID_MAX, 500), new ReachedLimit(Limit.MEMORY, 900)),
                1_000,
                120,
                List.of(steps),
                "",
                "");
    }

    private static CrowdStep step(int crowd, long slabBytes) {
        return new CrowdStep(
                crowd, 400 + 2 * crowd, (long) crowd << 20, 10_000L * crowd, 0, 16_384L * crowd, slabBytes);
    }
}
