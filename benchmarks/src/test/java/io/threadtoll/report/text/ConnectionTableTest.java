// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.probe.connections.ConnectionMetrics;
import io.threadtoll.report.ConnectionModel;
import io.threadtoll.report.ConnectionSamples;
import io.threadtoll.report.Golden;
import io.threadtoll.report.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTableTest {
    private static final String HOSTILE = "\u001b[2J\u009b1m\r\u202eab\u0007\ncd\u2028";

    @Test
    void showsCostsRatesAndLimits() throws IOException {
        Golden.check("connections.txt", new ConnectionTable(false, 120).render(ConnectionSamples.forks()));
    }

    @Test
    void isEmptyWithoutConnections() {
        assertThat(new ConnectionTable(true, 120).render(Samples.forks())).isEmpty();
        assertThat(new ConnectionTable(true, 120).render(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 120, 200})
    void noLineIsWiderThanTheTerminal(int width) {
        assertThat(new ConnectionTable(false, width)
                        .render(ConnectionSamples.forks())
                        .lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(width));
    }

    @Test
    void withoutTheLimitsProbeNoLimitIsGuessed() {
        List<Fork> forks = ConnectionSamples.forks().stream()
                .filter(fork -> ConnectionModel.isOne(fork.cell()))
                .toList();

        assertThat(new ConnectionTable(false, 120).render(forks)).doesNotContain(" at 1", "memory at");
    }

    @Test
    void aRampWithoutAnythingElseIsARow() {
        Fork bare = ConnectionSamples.ramp("BARE", "", Map.of(ConnectionMetrics.CONNECTIONS, List.of(100.0, 2000.0)));

        assertThat(new ConnectionTable(false, 120).render(List.of(bare)))
                .contains("BARE   2,000    -")
                .contains("needs at least 3 forks for an interval");
    }

    @Test
    void forksThatReachedDifferentTopsSaySo() {
        Fork low =
                ConnectionSamples.ramp("BARE", "refused", Map.of(ConnectionMetrics.CONNECTIONS, List.of(100.0, 500.0)));
        Fork high = ConnectionSamples.ramp("BARE", "", Map.of(ConnectionMetrics.CONNECTIONS, List.of(100.0, 2000.0)));

        assertThat(new ConnectionTable(false, 120).render(List.of(high, low)))
                .contains("500 .. 2,000")
                .contains("! BARE: refused");
    }

    @Test
    void aHostileFileCannotDriveTheTerminal() {
        List<Fork> forks = List.of(
                Forks.without(ConnectionSamples.cell(HOSTILE), Status.FAILED, HOSTILE),
                ConnectionSamples.ramp(
                        HOSTILE + "2",
                        HOSTILE,
                        Map.of(ConnectionMetrics.CONNECTIONS, List.of(1e300, -7.0), "addedHeapBytes", List.of(1e300))));

        assertThat(new ConnectionTable(false, 120)
                        .render(forks)
                        .replace("\n", "")
                        .codePoints())
                .allSatisfy(character -> assertThat(character)
                        .matches(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT));
    }
}
