// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.handoff.AcquireLatency;
import io.threadtoll.bench.handoff.HandoffLatency;
import io.threadtoll.bench.handoff.WakeLatency;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Histograms;
import io.threadtoll.mutex.MutexKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real forks, short ones, that leave histograms. */
class HistogramForkTest {
    private static final Map<String, String> WAKE = Map.of("asleepNs", "50000");
    private static final Map<String, String> INSIDE = Map.of("insideNs", "10000");

    @TempDir
    private Path folder;

    @Test
    void whatAForkRecordedComesIntoTheJournal() {
        Cell wake = cell(WakeLatency.class, "handOver", WAKE, MutexKind.THREE_STATE_FUTEX, 1);
        Cell handoff = cell(HandoffLatency.class, "pass", INSIDE, MutexKind.JDK_REENTRANT_FAIR, 2);
        Cell open = cell(
                AcquireLatency.class,
                "open",
                Map.of("insideNs", "10000", "loadPercent", "50"),
                MutexKind.THREE_STATE_FUTEX,
                2);

        List<Fork> forks = new ShortRun(folder).of(List.of(), wake, handoff, open);

        assertThat(forks)
                .allSatisfy(fork -> assertThat(fork.status()).isIn(Status.MEASURED, Status.DISTURBED))
                .allSatisfy(fork -> assertThat(fork.histograms().values())
                        .allSatisfy(text -> assertThat(Histograms.decode(text).getTotalCount())
                                .isPositive()));
        List<Integer> cpus = UsableCpus.here().spread();
        String two = CpuList.of(cpus.subList(0, Math.min(2, cpus.size()))).toString();
        assertThat(forks)
                .as("where its threads were bound")
                .allSatisfy(fork -> assertThat(fork.cpus()).isEqualTo(two));
        requireRecorded(forks, wake, "wake");
        requireRecorded(forks, handoff, "handoff");
        requireRecorded(forks, open, "response", "service", "timer");
        assertThat(of(forks, wake).value("wakeP999Ns")).isPresent();
        assertThat(of(forks, handoff).value("handoffFraction").orElseThrow()).isBetween(0.0, 1.0);
        assertThat(of(forks, open).value("responseP999Ns").orElseThrow())
                .isGreaterThanOrEqualTo(of(forks, open).value("timerP50Ns").orElseThrow());
    }

    @Test
    void onlyMeasuredIterationsAreInIt() {
        Cell open = cell(AcquireLatency.class, "closed", INSIDE, MutexKind.THREE_STATE_FUTEX, 2);

        Fork fork = new ShortRun(folder).of(List.of(), open).get(0);

        // One warm-up and one measured iteration; the count of the latter holds the operations around it too.
        assertThat((double) Histograms.decode(fork.histograms().get("service")).getTotalCount())
                .isEqualTo(fork.value("operations").orElseThrow());
    }

    @Test
    void whatHasNoWaiterToWakeIsNotApplicable() {
        List<Fork> forks = new ShortRun(folder)
                .of(
                        List.of(),
                        cell(WakeLatency.class, "handOver", WAKE, MutexKind.TTAS_SPIN_LOCK, 1),
                        cell(HandoffLatency.class, "pass", INSIDE, MutexKind.NO_MUTEX, 2));

        assertThat(forks).hasSize(2).allSatisfy(fork -> {
            assertThat(fork.status()).isEqualTo(Status.NOT_APPLICABLE);
            assertThat(fork.reason()).contains(fork.cell().params().get("mutex"));
            assertThat(fork.histograms()).isEmpty();
        });
    }

    private static void requireRecorded(List<Fork> forks, Cell cell, String... names) {
        assertThat(of(forks, cell).histograms()).containsOnlyKeys(names);
    }

    private static Fork of(List<Fork> forks, Cell cell) {
        return forks.stream()
                .filter(fork -> fork.cell().equals(cell))
                .findFirst()
                .orElseThrow();
    }

    private static Cell cell(Class<?> benchmark, String method, Map<String, String> own, MutexKind mutex, int threads) {
        Map<String, String> params = new TreeMap<>(own);
        params.put("mutex", mutex.name());
        params.put("placement", Placement.SPREAD_OVER_CORES.name());
        return Cell.of(benchmark, method, params, threads);
    }
}
