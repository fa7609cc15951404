// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.connections.ConnectionMetrics;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.report.FigureText;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionClaimsTest {
    private static final double GIB = 0x1p30;

    @ParameterizedTest
    @CsvSource({
        // resident and kernel KiB for each connection, how far forks lie apart, GiB that are free, verdicts
        "60, 20, 0, 24, REPRODUCED, REFUTED",
        "60, 20, 0, 256, REFUTED, REPRODUCED",
        "4, 8, 0, 24, REFUTED, REPRODUCED",
        "13, 12, 20, 24, INCONCLUSIVE, INCONCLUSIVE",
    })
    void memoryForAMillionDecides(
            double residentKib, double kernelKib, double spreadKib, double freeGib, Outcome kernel, Outcome virtual) {
        for (boolean isVirtual : new boolean[] {false, true}) {
            ServerModel model = isVirtual ? ServerModel.VIRTUAL_THREADS : ServerModel.PLATFORM_THREADS;
            Claim claim = isVirtual ? new VirtualThreadsScale() : new ThreadPerConnection();
            Verdict verdict = Claims.judge(
                    claim,
                    new HandMade()
                            .measured(
                                    ConnectionEvidence.needed(model, Depth.ESSENTIAL),
                                    round -> cost(
                                            1024 * (residentKib + spreadKib * (round - 1.5)), 1024 * kernelKib, model))
                            .measured(ConnectionEvidence.LIMITS, round -> free(freeGib * GIB, 30_000))
                            .evidence());
            assertThat(verdict.outcome()).isEqualTo(isVirtual ? virtual : kernel);
            assertThat(FigureText.of(verdict)).contains("for a million");
            assertThat(HandMade.rows(verdict)).hasSize(1);
        }
    }

    @Test
    void whatBindsFirstIsNamedThoughMemoryDecides() {
        Verdict verdict = Claims.judge(
                new ThreadPerConnection(),
                new HandMade()
                        .measured(
                                ConnectionEvidence.needed(ServerModel.PLATFORM_THREADS, Depth.THOROUGH),
                                round -> cost(60_000, 20_000, ServerModel.PLATFORM_THREADS))
                        .measured(ConnectionEvidence.LIMITS, round -> free(24 * GIB, 30_000))
                        .evidence());
        assertThat(FigureText.reason(verdict))
                .contains("isn't memory")
                .contains("the first limit is kernel.pid_max at 30,000");
        assertThat(HandMade.rows(verdict).get(0)).contains("kernel.pid_max at 30,000, memory at 322,122");
    }

    @Test
    void whereMemoryBindsFirstItIsSaid() {
        Verdict verdict = Claims.judge(
                new ThreadPerConnection(),
                new HandMade()
                        .measured(
                                ConnectionEvidence.needed(ServerModel.PLATFORM_THREADS, Depth.ESSENTIAL),
                                round -> cost(60_000, 20_000, ServerModel.PLATFORM_THREADS))
                        .measured(ConnectionEvidence.LIMITS, round -> free(GIB, 1e7))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(FigureText.reason(verdict))
                .contains("the first limit is memory")
                .doesNotContain("isn't");
    }

    @Test
    void theHighestRampIsTheEvidence() {
        Cell low = ConnectionEvidence.needed(ServerModel.PLATFORM_THREADS, Depth.ESSENTIAL);
        Cell high = ConnectionEvidence.needed(ServerModel.PLATFORM_THREADS, Depth.THOROUGH);
        ConnectionEvidence found = new ConnectionEvidence(
                new HandMade()
                        .measured(high, round -> cost(1, 1, ServerModel.PLATFORM_THREADS))
                        .measured(low, round -> cost(2, 2, ServerModel.PLATFORM_THREADS))
                        .evidence(),
                ServerModel.PLATFORM_THREADS);
        assertThat(found.cell()).isEqualTo(high);
    }

    @Test
    void nothingMeasuredIsInconclusive() {
        assertThat(Claims.judge(new ThreadPerConnection(), new HandMade().evidence())
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    private static Map<Metric, Double> cost(double resident, double kernel, ServerModel model) {
        Map<Metric, Double> values = new HashMap<>();
        values.put(ConnectionMetrics.ADDED_RESIDENT_BYTES, resident);
        values.put(ConnectionMetrics.ADDED_KERNEL_BYTES, kernel);
        values.put(ConnectionMetrics.ADDED_VIRTUAL_BYTES, 1e6);
        values.put(ConnectionMetrics.ADDED_THREADS, model.threadPerConnection() ? 1.0 : 0.0);
        values.put(ConnectionMetrics.ADDED_MAPPINGS, 2.0);
        values.put(ConnectionMetrics.ADDED_FILES, 1.0);
        return values;
    }

    private static Map<Metric, Double> free(double memory, double tasks) {
        return Map.of(Limit.MEMORY.metric(), memory, Limit.PID_MAX.metric(), tasks);
    }
}
