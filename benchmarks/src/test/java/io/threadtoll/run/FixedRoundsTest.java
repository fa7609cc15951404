// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.journal.Journal;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fork is next when the rounds were fixed beforehand. */
class FixedRoundsTest {
    private static final int ROUNDS = 3;
    private static final Jvm FIRST = new Jvm("jdk17", "/17/bin/java", new TreeMap<>());
    private static final Jvm SECOND = new Jvm("jdk25", "/25/bin/java", new TreeMap<>());
    private static final List<PlannedCell> CELLS = IntStream.range(0, 20)
            .mapToObj(i -> new PlannedCell(Cell.ofProbe("cell" + i), new Timing(0, 0, 1, 100 * i)))
            .toList();
    private static final PlannedCell CONTROL = CELLS.get(3);

    /** Sometimes two in a row, so that the second of a cell is as well. */
    private static final Fate SOME_DISTURBED =
            place -> place % 5 == 2 || place % 7 == 3 ? Status.DISTURBED : Status.MEASURED;

    @Test
    void roundsDifferButASeedRepeatsThem() {
        List<PlannedCell> first = cells(plan(7), 0);
        assertThat(first).isNotEqualTo(cells(plan(7), 1)).containsExactlyInAnyOrderElementsOf(cells(plan(7), 1));
        assertThat(first).containsExactlyInAnyOrderElementsOf(CELLS);
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(round(plan(7), round)).isEqualTo(round(plan(7), round));
        }
        assertThat(cells(plan(100), 0)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-25T203945-AMD-EPYC-6.18.44-fc-v509-jdk17-jdk25",
                "2026-11-25T223022-AMD-EPYC-6.18.44-fc-v509-jdk25"
            })
    void aRunThatWasBegunInAnotherOrderIsMadeWhole(String name, @TempDir Path folder) throws IOException {
        ResultFolder reference = ResultFolder.open(Path.of("..", "results", name));
        Plan plan = reference.run().plan();
        Path start = folder.resolve("journal.jsonl");
        try (Stream<String> lines = Files.lines(reference.journal())) {
            Files.write(start, lines.limit(plan.forks() / plan.rounds() + 100).toList());
        }
        List<Fork> first = Journal.read(start);
        assertThat(first).extracting(Fork::round).contains(0, 1);
        List<Fork> whole = new ArrayList<>(first);
        whole.addAll(made(plan, first, place -> Status.MEASURED));
        List<ForkId> ids = whole.stream().map(plan::idOf).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(plan.forks());
    }

    @Test
    void jvmsTakeTurnsInEachRoundAndOnlyTheFirstHasAControl() {
        Plan plan = twoJvms();
        List<PlannedFork> round = round(plan, 0);
        assertThat(round).doesNotHaveDuplicates().hasSize(2 * CELLS.size() + 1);
        assertThat(round).extracting(PlannedFork::id).doesNotHaveDuplicates();
        assertThat(round)
                .filteredOn(PlannedFork::again)
                .containsExactly(new PlannedFork(0, FIRST.label(), CONTROL, true));
        assertThat(round.subList(0, CELLS.size())).extracting(PlannedFork::jvm).contains(FIRST.label(), SECOND.label());
        assertThat(plan.forks()).isEqualTo(plan.rounds() * round.size());
        assertThat(plan.expectedNs()).isEqualTo(2 * plan(7).expectedNs() + ROUNDS * CONTROL.expectedNs());
    }

    @Test
    void afterAnyForksTheRestIsTheSame() {
        Plan plan = twoJvms();
        List<Fork> whole = made(plan, List.of(), SOME_DISTURBED);
        assertThat(whole.size()).as("some are made once more").isGreaterThan(plan.forks());
        for (int kept = 0; kept <= whole.size(); kept++) {
            List<Fork> before = whole.subList(0, kept);
            assertThat(ids(made(plan, before, SOME_DISTURBED.after(kept))))
                    .isEqualTo(ids(whole.subList(kept, whole.size())));
        }
    }

    @Test
    void whatIsMissingInTheMiddleIsMadeFirst() {
        Plan plan = twoJvms();
        List<Fork> whole = made(plan, List.of(), place -> Status.MEASURED);
        List<Fork> holed = new ArrayList<>(whole);
        List<Fork> missing = List.of(holed.remove(70), holed.remove(5));
        assertThat(ids(made(plan, holed, place -> Status.MEASURED)))
                .containsExactly(plan.idOf(missing.get(1)), plan.idOf(missing.get(0)));
    }

    @Test
    void aDisturbedForkIsMadeOnceMoreAtOnceAndAThirdTimeInTheEnd() {
        Plan plan = twoJvms();
        List<ForkId> ids = ids(made(plan, List.of(), place -> Status.DISTURBED));
        assertThat(ids).hasSize(3 * plan.forks());
        int ofRound = plan.forks() / plan.rounds();
        for (int round = 0; round < plan.rounds(); round++) {
            List<ForkId> its = ids.subList(3 * ofRound * round, 3 * ofRound * (round + 1));
            List<ForkId> third = its.subList(2 * ofRound, 3 * ofRound);
            for (int i = 0; i < ofRound; i++) {
                assertThat(its.subList(2 * i, 2 * i + 2)).containsOnly(third.get(i));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "DISTURBED, true",
        "MEASURED, false",
        "FAILED, false",
        "NOT_APPLICABLE, false",
        "DISTURBED MEASURED, false",
        "DISTURBED DISTURBED, true",
        "DISTURBED DISTURBED MEASURED, false",
        "DISTURBED DISTURBED DISTURBED, false",
        "MEASURED DISTURBED, false",
    })
    void onlyWhatWasDisturbedIsMadeAgainAndNotAFourthTime(String statuses, boolean owed) {
        Plan plan = new Plan("one", 1, 7, FIRST, CELLS.subList(0, 1));
        PlannedFork only = Runs.schedule(plan, List.of()).next().orElseThrow();
        List<Fork> made = statuses.isEmpty()
                ? List.of()
                : List.of(statuses.split(" ", -1)).stream()
                        .map(status -> fork(only, Status.valueOf(status)))
                        .toList();
        assertThat(Runs.schedule(plan, made).next()).isEqualTo(owed ? Optional.of(only) : Optional.empty());
    }

    @Test
    void nothingIsOwedAtTheEnd() {
        Plan plan = twoJvms();
        Schedule schedule = Runs.schedule(plan, made(plan, List.of(), SOME_DISTURBED));
        assertThat(schedule.next()).isEmpty();
        Standing end = schedule.standing();
        assertThat(end.made()).isEqualTo(end.forks()).isEqualTo(plan.forks());
        assertThat(end.leftNs()).isZero();
        assertThat(end.milestone()).isEqualTo("round 3 of 3");
    }

    @Test
    void forksThatAreNotOfThePlanChangeNothing() {
        Plan plan = plan(7);
        List<Fork> others = List.of(
                fork(new PlannedFork(ROUNDS, FIRST.label(), CELLS.get(0), false), Status.MEASURED),
                fork(new PlannedFork(0, FIRST.label(), CONTROL, true), Status.MEASURED),
                fork(
                        new PlannedFork(
                                0, FIRST.label(), new PlannedCell(Cell.ofProbe("other"), CONTROL.timing()), false),
                        Status.MEASURED));
        Schedule schedule = Runs.schedule(plan, others);
        assertThat(schedule.standing()).isEqualTo(Runs.schedule(plan, List.of()).standing());
        assertThat(ids(made(plan, others, place -> Status.MEASURED)))
                .isEqualTo(ids(made(plan, List.of(), place -> Status.MEASURED)));
        Fork stranger = fork(new PlannedFork(0, SECOND.label(), CELLS.get(0), false), Status.MEASURED);
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> schedule.add(stranger))
                .withMessageContaining("run.json doesn't name: jdk25");
    }

    @Test
    void forksOfOldFormatsAreOnTheOnlyJvm() {
        Plan plan = plan(7);
        PlannedFork first = Runs.schedule(plan, List.of()).next().orElseThrow();
        Fork old = fork(new PlannedFork(0, "", first.planned(), false), Status.MEASURED);
        assertThat(Runs.schedule(plan, List.of(old)).next())
                .hasValueSatisfying(next -> assertThat(next).isNotEqualTo(first));
    }

    @Test
    void theTimeLeftIsThatOfWhatIsLeftAtThePaceSoFar() {
        Plan plan = plan(7);
        Schedule schedule = Runs.schedule(plan, List.of());
        assertThat(schedule.standing()).isEqualTo(new Standing(0, 60, plan.expectedNs(), "0/60 0 %", ""));
        long left = plan.expectedNs();
        while (schedule.next().isPresent()) {
            PlannedFork next = schedule.next().orElseThrow();
            left -= next.planned().expectedNs();
            schedule.add(fork(next, Status.MEASURED, 2 * next.planned().expectedNs()));
            assertThat(schedule.standing().leftNs())
                    .as("twice as long as planned")
                    .isCloseTo(2 * left, within(1L));
        }
    }

    @Test
    void whatWasDisturbedIsPartOfThePace() {
        Plan plan = new Plan(
                "two",
                1,
                7,
                FIRST,
                List.of(
                        CELLS.get(4),
                        new PlannedCell(Cell.ofProbe("b"), CELLS.get(4).timing())));
        Schedule schedule = Runs.schedule(plan, List.of());
        PlannedFork first = schedule.next().orElseThrow();
        long expected = first.planned().expectedNs();
        schedule.add(fork(first, Status.DISTURBED, expected));
        assertThat(schedule.standing()).isEqualTo(new Standing(0, 2, 2 * expected, "0/2 0 %", ""));
        schedule.add(fork(first, Status.MEASURED, expected));
        assertThat(schedule.standing()).isEqualTo(new Standing(1, 2, 2 * expected, "1/2 50 %", ""));
    }

    @Test
    void aRoundIsAMilestoneWhenItsLastForkIsMade() {
        Plan plan = plan(7);
        Schedule schedule = Runs.schedule(plan, List.of());
        List<String> heard = new ArrayList<>();
        while (schedule.next().isPresent()) {
            schedule.add(fork(schedule.next().orElseThrow(), Status.MEASURED));
            heard.add(schedule.standing().milestone());
        }
        assertThat(heard.subList(0, 19)).containsOnly("");
        assertThat(heard.subList(19, 39)).containsOnly("round 1 of 3");
        assertThat(heard.subList(39, 59)).containsOnly("round 2 of 3");
        assertThat(heard.subList(59, 60)).containsOnly("round 3 of 3");
        assertThat(schedule.extent()).isEqualTo("3 rounds, 60 forks");
    }

    /** Decides how the fork at a place ends, counted from the first of the whole run. */
    private interface Fate {
        Status at(int place);

        default Fate after(int kept) {
            return place -> at(kept + place);
        }
    }

    private static Plan plan(long seed) {
        return new Plan("one JVM", ROUNDS, seed, FIRST, CELLS);
    }

    private static Plan twoJvms() {
        return new Plan("two JVMs", ROUNDS, 7, List.of(FIRST, SECOND), CELLS, List.of(CONTROL));
    }

    /** The forks that are made after these until nothing is owed. */
    private static List<Fork> made(Plan plan, List<Fork> before, Fate fate) {
        Schedule schedule = Runs.schedule(plan, before);
        List<Fork> made = new ArrayList<>();
        while (schedule.next().isPresent()) {
            PlannedFork next = schedule.next().orElseThrow();
            Fork fork = fork(next, fate.at(made.size()));
            schedule.add(fork);
            made.add(fork);
            assertThat(made.size()).as("a schedule has an end").isLessThanOrEqualTo(3 * plan.forks());
        }
        return made;
    }

    private static List<ForkId> ids(List<Fork> forks) {
        return forks.stream()
                .map(fork -> new ForkId(fork.round(), fork.jvm(), fork.cell(), fork.again()))
                .toList();
    }

    private static List<PlannedFork> round(Plan plan, int round) {
        Schedule schedule = Runs.schedule(plan, List.of());
        List<PlannedFork> forks = new ArrayList<>();
        while (schedule.next().isPresent()) {
            PlannedFork next = schedule.next().orElseThrow();
            forks.add(next);
            schedule.add(fork(next, Status.MEASURED));
        }
        return forks.stream().filter(fork -> fork.round() == round).toList();
    }

    private static List<PlannedCell> cells(Plan plan, int round) {
        return round(plan, round).stream().map(PlannedFork::planned).toList();
    }

    private static Fork fork(PlannedFork planned, Status status) {
        return fork(planned, status, 1);
    }

    private static Fork fork(PlannedFork planned, Status status, long wallNs) {
        return new Fork(
                planned.round(),
                planned.planned().cell(),
                "probe",
                Instant.EPOCH,
                wallNs,
                0,
                status,
                "",
                new TreeMap<>(),
                new Interference(0, 0, 0, Double.NaN),
                new TreeMap<>(),
                planned.jvm(),
                planned.again());
    }
}
