// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.Affinity;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thread counts, places and lengths of work. */
class ScaleTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1 2 4 8 16",
        "2, 1 2 4 8 16",
        "4, 1 4 8 16 32",
        "64, 1 64 128 256 512",
    })
    void threadCountsFollowTheMachine(int processors, String counts) {
        List<String> actual = new ArrayList<>();
        for (ThreadCount count : ThreadCount.values()) {
            actual.add(String.valueOf(count.on(processors)));
        }
        assertThat(String.join(" ", actual)).isEqualTo(counts);
    }

    @Test
    void spreadBindsWorkersInTurn() throws Exception {
        List<Integer> cpus = Affinity.allowed();
        for (int worker = 0; worker <= cpus.size(); worker++) {
            assertThat(allowedAfter(Placement.SPREAD, worker)).containsExactly(cpus.get(worker % cpus.size()));
        }
    }

    @Test
    void packedBindsAllToOneCpu() throws Exception {
        int first = Affinity.allowed().get(0);
        assertThat(allowedAfter(Placement.PACKED, 0)).containsExactly(first);
        assertThat(allowedAfter(Placement.PACKED, 5)).containsExactly(first);
    }

    @Test
    void freeBindsNobody() throws Exception {
        assertThat(allowedAfter(Placement.FREE, 1)).isEqualTo(Affinity.allowed());
    }

    @Test
    void noWorkIsNone() {
        assertThat(tokens(Work.ofNs(0))).isZero();
    }

    @Test
    void workHasALength() {
        long tokens = tokens(Work.ofNs(1000));
        assertThat(tokens).isGreaterThan(100);
        assertThat(tokens(Work.ofNs(2000))).as("calibrated once").isBetween(2 * tokens - 2, 2 * tokens + 2);
        assertThat(tokens(Work.ofNs(1))).isPositive();
        Work.ofNs(1).run();
        Work.ofNs(0).run();
    }

    private static long tokens(Work work) {
        return assertThat(work)
                .extracting("tokens")
                .asInstanceOf(InstanceOfAssertFactories.LONG)
                .actual();
    }

    /** On a thread of its own: a binding stays with its thread. */
    private static List<Integer> allowedAfter(Placement placement, int worker) throws InterruptedException {
        List<Integer> allowed = new ArrayList<>();
        Thread thread = new Thread(() -> {
            placement.place(worker);
            allowed.addAll(Affinity.allowed());
        });
        thread.start();
        thread.join();
        return allowed;
    }
}
