// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.broken.ImpossibleBenchmark;
import io.threadtoll.bench.broken.ThrowingBenchmark;
import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.WakeWithoutRelease;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real forks, short ones. */
class ConductorTest {
    private static final Cell FLOOR = Cell.of(HardwareFloor.class, "increment", Map.of(), 1);
    private static final Cell LOCK = pair(MutexKind.THREE_STATE_FUTEX.name());
    private static final Cell PROBE = Cell.ofProbe(WakeWithoutRelease.ID);

    @TempDir
    private Path folder;

    @Test
    void everyCellIsMeasuredAndJournalled() {
        ShortRun heard = new ShortRun(folder);
        List<Fork> forks = heard.of(List.of(), FLOOR, LOCK, PROBE);
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
        assertThat(heard.started)
                .as("each once, and again if it was disturbed")
                .containsExactlyElementsOf(forks.stream().map(Fork::cell).toList());
        assertThat(forks).extracting(Fork::cell).containsOnly(FLOOR, LOCK, PROBE);
        assertThat(forks.stream().collect(Collectors.groupingBy(Fork::cell)).values())
                .allSatisfy(its -> assertThat(its.size())
                        .isBetween(
                                its.get(0).status() == Status.DISTURBED ? 2 : 1,
                                its.get(0).status() == Status.DISTURBED ? 3 : 1));
        assertThat(heard.finished).isEqualTo(forks);
        assertThat(heard.standing().made()).isEqualTo(3);
        assertThat(heard.standing().milestone()).isEqualTo("round 1 of 1");
    }

    @Test
    void aFailureHasItsReasonAndStopsNothing() {
        Cell broken = Cell.of(ThrowingBenchmark.class, "fail", Map.of(), 1);
        Cell unknownValue = pair("NO_SUCH");
        Cell absent = Cell.of(HardwareFloor.class, "absent", Map.of(), 1);
        Cell noProbe = Cell.ofProbe("no-such");
        List<Fork> forks = new ShortRun(folder).of(List.of(), broken, unknownValue, absent, noProbe);
        assertThat(forks).hasSize(4).allSatisfy(fork -> {
            assertThat(fork.status()).isEqualTo(Status.FAILED);
            assertThat(fork.metrics()).isEmpty();
        });
        assertThat(reason(forks, broken)).isEqualTo("java.lang.IllegalStateException: the count was 17 too low");
        assertThat(reason(forks, unknownValue)).contains("NO_SUCH");
        assertThat(reason(forks, absent)).isNotBlank();
        assertThat(reason(forks, noProbe)).isEqualTo("java.lang.IllegalArgumentException: no probe is called no-such");
    }

    @Test
    void whatCantBeDoneHereSaysWhyAndIsNoFailure() {
        Cell impossible = Cell.of(ImpossibleBenchmark.class, "never", Map.of(), 1);
        List<Fork> forks = new ShortRun(folder).of(List.of(), impossible);
        assertThat(forks).singleElement().satisfies(fork -> {
            assertThat(fork.status()).isEqualTo(Status.NOT_APPLICABLE);
            assertThat(fork.reason()).isEqualTo("needs a newer machine: wait");
            assertThat(fork.metrics()).isEmpty();
        });
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
}
