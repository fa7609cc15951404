// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.journal.ForkFolder;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What forks recorded, put together. */
class LatencyTest {
    private static final Cell CELL = Forks.cell("lock", "kind", "threeState");
    private static final Cell OTHER = Forks.cell("lock", "kind", "standby");

    @Test
    void forksOfACellAreMergedByName() {
        List<Latency> latencies = Latency.of(List.of(
                        Forks.recording(Forks.measured(CELL, 1.0), "service", 100, 200),
                        Forks.recording(Forks.recording(Forks.measured(CELL, 1.0), "service", 300), "response", 900),
                        Forks.recording(Forks.measured(OTHER, 1.0), "service", 7)))
                .toList();

        assertThat(latencies).extracting(Latency::name).containsExactly("service", "response", "service");
        assertThat(latencies).extracting(Latency::cell).containsExactly(OTHER, CELL, CELL);
        Latency merged = latencies.get(2);
        assertThat(merged.tailsNs()).containsExactly(200L, 300L);
        assertThat(merged.merged().getTotalCount()).isEqualTo(3);
        assertThat(merged.merged().getMinValue()).isEqualTo(100);
        assertThat(merged.merged().getMaxValue()).isEqualTo(300);
        assertThat(merged.from()).isEqualTo(Forks.START);
        assertThat(merged.to()).isEqualTo(Forks.START.plusSeconds(2));
    }

    @Test
    void onlyMeasuredForksCount() {
        Fork fork = Forks.recording(Forks.measured(CELL, 1.0), "service", 100);

        assertThat(Latency.of(List.of(Forks.as(fork, Fork.Status.DISTURBED), Forks.as(fork, Fork.Status.FAILED))))
                .isEmpty();
        assertThat(Latency.of(List.of(fork, Forks.as(fork, Fork.Status.DISTURBED))))
                .singleElement()
                .satisfies(
                        latency -> assertThat(latency.merged().getTotalCount()).isEqualTo(1));
    }

    @Test
    void withoutHistogramsThereIsNone() {
        assertThat(Latency.of(List.of(Forks.measured(CELL, 1.0)))).isEmpty();
    }

    @Test
    void aFolderGivesBackWhatAForkLeftThere() throws IOException {
        ForkFolder folder = ForkFolder.create();
        try (folder) {
            folder.write("service", Histograms.create());
            folder.write("response", Histograms.create());
            assertThat(folder.read()).containsOnlyKeys("service", "response");
        }
        assertThat(folder.path()).doesNotExist();
        assertThat(ForkFolder.ofThisJvm()).as("nobody asked this JVM for any").isEmpty();
    }
}
