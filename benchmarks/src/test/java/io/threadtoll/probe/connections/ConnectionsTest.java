// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.linux.Rlimit;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.probe.connections.server.ServerModel;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real ramp against a real server of each model. */
class ConnectionsTest {
    private static final int TOP = 400;

    @ParameterizedTest
    @EnumSource
    void everyConnectionAnswersAndCostsWhatItsModelSays(ServerModel model) throws Exception {
        model.refusal().ifPresent(why -> Assumptions.abort(why));
        Findings found = new Connections()
                .measure(Map.of(
                        Connections.MODEL,
                        model.name(),
                        Connections.TOP,
                        String.valueOf(TOP),
                        Connections.LOAD_MS,
                        "60"));
        assertThat(found.note()).isEmpty();
        assertThat(found.steps(ConnectionMetrics.CONNECTIONS)).containsExactly(100.0, (double) TOP);
        assertThat(found.steps(ConnectionMetrics.ANSWERED)).containsExactly(100.0, (double) TOP);
        assertThat(found.steps(ConnectionMetrics.LOST)).containsOnly(0.0);
        assertThat(found.last(ConnectionMetrics.ADDED_FILES)).isCloseTo(1, within(0.1));
        assertThat(found.last(ConnectionMetrics.ADDED_THREADS))
                .isCloseTo(model.threadPerConnection() ? 1 : 0, within(0.1));
        assertThat(found.last(ConnectionMetrics.HEAP_RSS_BYTES)).isPositive();
        double parts = found.last(ConnectionMetrics.HEAP_RSS_BYTES)
                + found.last(ConnectionMetrics.STACK_RSS_BYTES)
                + found.last(ConnectionMetrics.OTHER_RSS_BYTES);
        assertThat(parts)
                .as("the parts are the whole, which is read at another moment")
                .isCloseTo(found.last(FootprintMetrics.RSS_BYTES), within(0.1 * parts));
        assertThat(found.last(ConnectionMetrics.CLIENT_CPU_FRACTION)).isBetween(0.01, 0.99);
        assertThat(found.last(ConnectionMetrics.SATURATION_PER_SECOND)).isPositive();
        assertThat(found.histograms()).containsOnlyKeys("light", "busy");
        if (model.threadPerConnection()) {
            assertThat(found.last(ConnectionMetrics.STACK_RSS_BYTES)).isGreaterThan(TOP * 4096.0);
            assertThat(found.last(ConnectionMetrics.ADDED_MAPPINGS)).isBetween(1.0, 3.5);
        }
    }

    @Test
    void theFileLimitIsRaisedAsFarAsARampNeeds() {
        FileLimit.raise(TOP);
        assertThat(Rlimit.NOFILE.get().soft()).isGreaterThan(TOP);
    }
}
