// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.journal.Journal;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.probe.WakeWithoutRelease;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left to do of a run, and how one is stopped. */
class ConductorResumeTest {
    private static final Cell FLOOR = Cell.of(HardwareFloor.class, "increment", Map.of(), 1);
    private static final Cell PROBE = Cell.ofProbe(WakeWithoutRelease.ID);

    @TempDir
    private Path folder;

    private ShortRun run;

    @BeforeEach
    void prepare() {
        run = new ShortRun(folder);
    }

    @Test
    void whatIsMadeIsNotMadeAgain() {
        assertThat(run.of(
                        List.of(ShortRun.fork(FLOOR, Status.MEASURED), ShortRun.fork(PROBE, Status.FAILED)),
                        FLOOR,
                        PROBE))
                .isEmpty();
        assertThat(run.started).isEmpty();
        assertThat(run.standing().milestone()).isEqualTo("round 1 of 1");
    }

    @Test
    void aDisturbedForkGetsTheOneMoreThatItWasOwed() {
        run.of(List.of(ShortRun.fork(PROBE, Status.DISTURBED)), PROBE);
        assertThat(run.started).isNotEmpty().containsOnly(PROBE);
    }

    @Test
    void threeDisturbedForksGetNoFourth() {
        assertThat(run.of(
                        List.of(
                                ShortRun.fork(PROBE, Status.DISTURBED),
                                ShortRun.fork(PROBE, Status.DISTURBED),
                                ShortRun.fork(PROBE, Status.DISTURBED)),
                        PROBE))
                .isEmpty();
    }

    @Test
    void aJvmThatIsNotThereIsSaidBeforeAnythingFails() {
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> run.conductor("/no/such/java", List.of(), FLOOR, PROBE))
                .withMessageContaining("/no/such/java");
    }

    @Test
    void aStoppedRunKeepsNoForkMore() {
        try (Journal journal = Journal.open(run.journal())) {
            Conductor conductor = run.conductor(ShortRun.java(), List.of(), FLOOR, PROBE);
            conductor.stop();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> conductor.run(journal));
        }
        assertThat(Journal.read(run.journal())).isEmpty();
        assertThat(run.started).as("no further fork is begun").hasSize(1);
    }
}
