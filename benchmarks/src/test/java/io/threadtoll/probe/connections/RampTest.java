// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.model.Metric;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.probe.Scale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a ramp is asked for, and what it makes of its steps. */
class RampTest {
    @Test
    void stepsEndAtTheTop() {
        assertThat(RampSteps.upTo(200)).containsExactly(100, 200);
        assertThat(RampSteps.upTo(1_000)).containsExactly(100, 1_000);
        assertThat(RampSteps.upTo(2_500)).containsExactly(100, 1_000, 2_000, 2_500);
        assertThat(RampSteps.upTo(1_000_000)).startsWith(100).endsWith(300_000, 1_000_000);
    }

    @Test
    void addedIsTheSlopeAndNotTheMean() {
        Map<Metric, List<Double>> steps = new HashMap<>();
        for (Metric metric : List.of(
                FootprintMetrics.VM_SIZE_BYTES,
                FootprintMetrics.RSS_BYTES,
                ConnectionMetrics.HEAP_USED_BYTES,
                FootprintMetrics.MAPPINGS,
                ConnectionMetrics.OPEN_FILES,
                FootprintMetrics.MACHINE_KERNEL_STACK_BYTES,
                FootprintMetrics.MACHINE_PAGE_TABLE_BYTES,
                FootprintMetrics.MACHINE_SLAB_BYTES,
                FootprintMetrics.MACHINE_TCP_BYTES)) {
            steps.put(metric, List.of(5e6 + 100 * 10, 5e6 + 1_000 * 10, 5e6 + 2_000 * 10));
        }
        steps.put(ConnectionMetrics.CONNECTIONS, List.of(100.0, 1_000.0, 2_000.0));
        steps.put(FootprintMetrics.THREADS, List.of(20.0, 20.0, 20.0));
        Map<Metric, Double> added = AddedCosts.of(steps);
        assertThat(added.get(ConnectionMetrics.ADDED_RESIDENT_BYTES)).isCloseTo(10, within(1e-6));
        assertThat(added.get(ConnectionMetrics.ADDED_KERNEL_BYTES))
                .as("four kinds of kernel memory together")
                .isCloseTo(40, within(1e-6));
        assertThat(added.get(ConnectionMetrics.ADDED_THREADS)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void everyScaleIsMeasurable(Scale scale) {
        Connections probe = new Connections();
        probe.params(scale).get(Connections.MODEL).forEach(model -> {
            Map<String, String> params = Map.of(
                    Connections.MODEL,
                    model,
                    Connections.TOP,
                    probe.params(scale).get(Connections.TOP).get(0),
                    Connections.LOAD_MS,
                    probe.params(scale).get(Connections.LOAD_MS).get(0));
            probe.check(params);
            assertThat(probe.expected(params)).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "THREADS, 1000, 100, model is one of",
        "SELECTOR_LOOP, 199, 100, connections is a number",
        "SELECTOR_LOOP, 1000001, 100, not '1000001'",
        "SELECTOR_LOOP, many, 100, not 'many'",
        "SELECTOR_LOOP, 1000, 0, loadMs is a number",
    })
    void whatItCanNotDoIsSaidBeforehand(String model, String connections, String loadMs, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Connections()
                        .check(Map.of(
                                Connections.MODEL, model, Connections.TOP, connections, Connections.LOAD_MS, loadMs)))
                .withMessageContaining(message);
    }
}
