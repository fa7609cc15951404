// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.coretocore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.linux.Affinity;
import io.threadtoll.machine.topology.CpuPair;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Scale;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreToCoreTest {
    private final CoreToCore probe = new CoreToCore();

    @ParameterizedTest
    @EnumSource(Scale.class)
    void itsPairsAreDifferentCpusThatMayBeUsed(Scale scale) {
        List<String> pairs = probe.params(scale).get("pair");
        assertThat(pairs).isNotEmpty().doesNotHaveDuplicates();
        if (UsableCpus.here().topology().cpus().size() > 1) {
            assertThat(pairs).allSatisfy(text -> {
                CpuPair pair = CoreToCore.pair(Map.of("pair", text));
                assertThat(UsableCpus.here().topology().cpus()).containsAll(pair.cpus());
                assertThat(pair.first()).isNotEqualTo(pair.second());
            });
        }
    }

    @Test
    void aPairIsMeasuredWhereItIsSaid() throws Exception {
        List<Integer> cpus = UsableCpus.here().spread();
        assumeTrue(cpus.size() > 1, "needs two CPUs");
        Findings seen = probe.measure(Map.of("pair", cpus.get(0) + ":" + cpus.get(1)));
        assertThat(seen.last(CoreToCore.LINE_TRIP)).isPositive();
        assertThat(seen.last(CoreToCore.FUTEX_HOP)).isPositive();
        assertThat(Affinity.pinned()).contains(cpus.get(0), cpus.get(1));
    }

    @Test
    void whatIsNotHereIsNotApplicable() {
        assertThatThrownBy(() -> probe.measure(Map.of("pair", "0:9999")))
                .isInstanceOf(NotApplicableException.class)
                .hasMessageContaining("offline or not allowed here");
        assertThatThrownBy(() -> probe.measure(Map.of("pair", "NONE"))).isInstanceOf(NotApplicableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0-1", "3:3", "0:1:2", "a:b"})
    void whatIsNoPairIsRefused(String text) {
        assertThatThrownBy(() -> probe.check(Map.of("pair", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pair is two ");
    }

    /** The control: a side that can't play ends the game of the other one too. */
    @Test
    void aSideThatFailsEndsTheGame() {
        int cpu = UsableCpus.here().topology().cpus().get(0);
        for (Ball ball : List.of(new LineBall(), new FutexBall())) {
            assertThatThrownBy(() -> PingPong.medianNs(new CpuPair(cpu, 9999), ball, 10))
                    .isInstanceOf(ExecutionException.class)
                    .hasStackTraceContaining("the other side has ended");
        }
    }
}
