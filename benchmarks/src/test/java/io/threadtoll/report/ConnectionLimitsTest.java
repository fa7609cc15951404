// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.report.chart.Guide;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
    private static final ConnectionLimits LIMITS = ConnectionLimits.of(ConnectionSamples.forks());

    @Test
    void threadsAreBoundByWhatBoundsThreads() {
        assertThat(LIMITS.order(sample("PLATFORM_THREADS")))
                .extracting(ReachedLimit::limit)
                .startsWith(Limit.CGROUP_PIDS, Limit.PID_MAX, Limit.MAX_MAP_COUNT, Limit.MEMORY)
                .doesNotContain(Limit.EPOLL_WATCHES);
    }

    @Test
    void aLoopIsBoundByFilesAndWatches() {
        assertThat(LIMITS.order(sample("SELECTOR_LOOP")))
                .extracting(ReachedLimit::limit)
                .startsWith(Limit.NOFILE, Limit.MEMORY, Limit.EPOLL_WATCHES)
                .doesNotContain(Limit.PID_MAX, Limit.MAX_MAP_COUNT);
    }

    @Test
    void aFewThreadsOfTheJvmAreNoThreadForEachConnection() {
        Fork fork = ConnectionSamples.ramp(
                "LOOP",
                "",
                Map.of("addedThreads", List.of(0.002), "addedMappings", List.of(-0.1), "addedFiles", List.of(1.0)));

        assertThat(LIMITS.order(ConnectionModel.of(List.of(fork)).get(0)))
                .extracting(ReachedLimit::limit)
                .containsExactly(Limit.NOFILE, Limit.EPOLL_WATCHES);
    }

    @Test
    void onlyTheFirstOfThemWithinReachAreDrawn() {
        List<Guide> guides = LIMITS.guides(sample("PLATFORM_THREADS_8_MIB"));

        assertThat(guides).hasSizeBetween(4, 6);
        assertThat(guides).extracting(Guide::value).isSorted().allMatch(n -> n <= 2e6);
        assertThat(guides.get(0).label()).isEqualTo("cgroup pids.max 28,450");
    }

    @Test
    void whatWasNotMeasuredIsNotBound() {
        assertThat(LIMITS.firstTwo(sample("PLATFORM_THREADS_256_KIB"))).containsExactly("-", "-");
        assertThat(LIMITS.guides(sample("PLATFORM_THREADS_256_KIB"))).isEmpty();
    }

    @Test
    void aForkThatWasDisturbedSaysNothingOfTheRoom() {
        ConnectionLimits none = ConnectionLimits.of(List.of(Forks.as(ConnectionSamples.headroom(), Status.DISTURBED)));

        assertThat(none.firstTwo(sample("NETTY_LOOP"))).containsExactly("-", "-");
    }

    private static ConnectionModel sample(String name) {
        return ConnectionModel.of(ConnectionSamples.forks()).stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
