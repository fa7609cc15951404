// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.broken.ThrowingBenchmark;
import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.measure.Cell;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Fork.Status;
import io.threadtoll.measure.Journal;
import io.threadtoll.measure.Plan;
import io.threadtoll.measure.Plan.PlannedCell;
import io.threadtoll.measure.Timing;
import io.threadtoll.measure.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.WakeWithoutRelease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real forks, short ones. */
class ConductorTest {
    private static final Timing SHORT = new Timing(1, 50, 1, 50);
    private static final Cell FLOOR = Cell.of(HardwareFloor.class, "increment", Map.of(), 1);
    private static final Cell LOCK = pair(MutexKind.THREE_STATE_FUTEX.name());
    private static final Cell PROBE = Cell.ofProbe(WakeWithoutRelease.ID);

    @TempDir
    private Path folder;

    @Test
    void everyCellIsMeasuredAndJournalled() {
        Heard heard = new Heard();
        List<Fork> forks = run(heard, List.of(), FLOOR, LOCK, PROBE);
        assertThat(forks).allSatisfy(fork -> {
            assertThat(fork.status()).isIn(Status.MEASURED, Status.DISTURBED);
            assertThat(fork.round()).isZero();
            assertThat(fork.iterationNs()).isPositive().isLessThanOrEqualTo(fork.wallNs());
        });
        assertThat(forks).extracting(Fork::cell).contains(FLOOR, LOCK, PROBE);
        assertThat(forks)
                .filteredOn(fork -> !fork.cell().isProbe())
                .allSatisfy(fork -> assertThat(fork.metrics().get(Fork.SCORE)).satisfies(score -> {
                    assertThat(score.unit()).isEqualTo(Unit.NANOSECONDS);
                    assertThat(score.warmup()).hasSize(1);
                    assertThat(score.measured()).hasSize(1);
                    assertThat(score.mean()).isPositive();
                }))
                .allSatisfy(fork -> assertThat(fork.mode()).isEqualTo("avgt"));
        assertThat(forks)
                .filteredOn(fork -> fork.cell().equals(LOCK))
                .allSatisfy(fork -> assertThat(fork.value("futexWakesPerOp"))
                        .hasValueSatisfying(wakes -> assertThat(wakes).isZero()));
        assertThat(forks)
                .filteredOn(fork -> fork.cell().equals(PROBE))
                .allSatisfy(
                        fork -> assertThat(fork.value(WakeWithoutRelease.TRIED)).contains(50.0));
        assertThat(heard.started).containsExactlyInAnyOrder(FLOOR, LOCK, PROBE);
        assertThat(heard.finished).hasSize(3);
        assertThat(heard.rounds).containsExactly(0);
    }

    @Test
    void whatIsMadeIsNotMadeAgain() {
        Heard heard = new Heard();
        Fork made = fork(FLOOR, Status.MEASURED);
        assertThat(run(heard, List.of(made, fork(LOCK, Status.FAILED)), FLOOR, LOCK))
                .isEmpty();
        assertThat(heard.started).isEmpty();
    }

    @Test
    void aDisturbedForkThatWasNotMadeAgainIs() {
        Heard heard = new Heard();
        run(heard, List.of(fork(PROBE, Status.DISTURBED)), PROBE);
        assertThat(heard.started).containsExactly(PROBE);
        assertThat(run(new Heard(), List.of(fork(PROBE, Status.DISTURBED), fork(PROBE, Status.DISTURBED)), PROBE))
                .as("but only once")
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aFailureHasItsReasonAndStopsNothing() {
        Cell broken = Cell.of(ThrowingBenchmark.class, "fail", Map.of(), 1);
        Cell unknownValue = pair("NO_SUCH");
        Cell absent = Cell.of(HardwareFloor.class, "absent", Map.of(), 1);
        Cell noProbe = Cell.ofProbe("no-such");
        List<Fork> forks = run(new Heard(), List.of(), broken, unknownValue, absent, noProbe);
        assertThat(forks).hasSize(4).allSatisfy(fork -> {
            assertThat(fork.status()).isEqualTo(Status.FAILED);
            assertThat(fork.metrics()).isEmpty();
        });
        assertThat(reason(forks, broken)).isEqualTo("java.lang.IllegalStateException: the count was 17 too low");
        assertThat(reason(forks, unknownValue)).contains("NO_SUCH");
        assertThat(reason(forks, absent)).isNotBlank();
        assertThat(reason(forks, noProbe)).contains("no probe is called no-such");
    }

    @Test
    void aJvmThatIsNotThereIsAFailure() {
        Plan plan = plan("/no/such/java", FLOOR, PROBE);
        assertThat(run(new Heard(), List.of(), plan)).hasSize(2).allSatisfy(fork -> {
            assertThat(fork.status()).isEqualTo(Status.FAILED);
            assertThat(fork.reason()).contains("/no/such/java");
        });
    }

    private List<Fork> run(Heard heard, List<Fork> made, Cell... cells) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return run(heard, made, plan(java, cells));
    }

    private List<Fork> run(Heard heard, List<Fork> made, Plan plan) {
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.open(file)) {
            new Conductor(plan, Runtime.version().feature(), heard).run(journal, made);
        }
        return Journal.read(file);
    }

    private static Plan plan(String java, Cell... cells) {
        return new Plan(
                "test",
                1,
                7,
                java,
                Stream.of(cells).map(cell -> new PlannedCell(cell, SHORT)).toList());
    }

    private static Fork fork(Cell cell, Status status) {
        return new Fork(0, cell, "", java.time.Instant.EPOCH, 1, 1, status, "", new java.util.TreeMap<>(), null);
    }

    private static String reason(List<Fork> forks, Cell cell) {
        return forks.stream()
                .filter(fork -> fork.cell().equals(cell))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static Cell pair(String mutex) {
        return Cell.of(UncontendedLock.class, "pair", Map.of("mutex", mutex), 1);
    }

    /** What a listener was told. */
    private static final class Heard implements RunListener {
        private final List<Cell> started = new ArrayList<>();
        private final List<Fork> finished = new ArrayList<>();
        private final List<Integer> rounds = new ArrayList<>();

        @Override
        public void starting(int round, Cell cell) {
            started.add(cell);
        }

        @Override
        public void finished(Fork fork) {
            finished.add(fork);
        }

        @Override
        public void roundFinished(int round) {
            rounds.add(round);
        }
    }
}
