// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.journal.Json;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Run;
import io.threadtoll.probe.Probes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A quick plan whose every fork is answered by one of the same cell in the reference run of {@code results/}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenRoundsTest {
    private static final int PROCESSORS = 2;
    private static final Duration PLENTY = Duration.ofHours(10);

    private final Map<Cell, List<Fork>> measured = new HashMap<>();
    private Run reference;
    private Jvm jvm;

    @BeforeAll
    void readTheReferenceRun() {
        // It has the same number of forks of each cell, which a run that looks at itself hasn't.
        ResultFolder folder =
                ResultFolder.open(Path.of("..", "results", "2026-11-25T203945-AMD-EPYC-6.18.44-fc-v509-jdk17-jdk25"));
        Run both = folder.run();
        jvm = both.jvms().get(1);
        reference = both.on(jvm);
        both.on(jvm, folder.forks())
                .forEach(fork -> measured.computeIfAbsent(fork.cell(), cell -> new ArrayList<>())
                        .add(fork));
    }

    @Test
    void roundsBeforeTheFirstIntervalAreOfAllThatIsNotExact() {
        Run run = run(PLENTY);
        List<Fork> forks = carriedOut(run);
        Set<Cell> all = run.plan().cells().stream().map(Plan.PlannedCell::cell).collect(Collectors.toSet());
        assertThat(cells(forks, 0)).isEqualTo(all);
        assertThat(cells(forks, 1))
                .contains(Evidence.GATE)
                .doesNotContain(Cell.ofProbe("shared-word"), Cell.ofProbe("thread-stack"));
        assertThat(cells(forks, 2)).isEqualTo(cells(forks, 1));
    }

    /** Also where a deeper run would measure another cell instead. */
    @Test
    void whatAnOpenClaimRestsOnIsMeasuredAgain() {
        Run run = run(PLENTY);
        List<Fork> forks = carriedOut(run);
        for (int round = 1; round < 3; round++) {
            assertThat(cells(forks, round))
                    .anyMatch(cell -> cell.benchmark().equals("probe.connections"))
                    .anyMatch(cell -> cell.benchmark().endsWith("ContendedLock.pass"));
        }
    }

    @Test
    void fromALookOnOnlyWhatIsOpenIsMeasured() {
        Run run = run(PLENTY);
        List<Fork> forks = carriedOut(run);
        int rounds = rounds(forks);
        assertThat(rounds).isGreaterThan(3);
        for (int round : List.of(3, 5, 8, 12)) {
            if (round < rounds) {
                assertThat(cells(forks, round)).as("round " + round).isEqualTo(neededAt(run, forks, round));
            }
        }
    }

    @Test
    void itEndsWhenAllIsDecidedOrAtTheLastLook() {
        Run run = run(PLENTY);
        List<Fork> forks = carriedOut(run);
        boolean allDecided = outcomes(run, forks).values().stream().noneMatch(Outcome.INCONCLUSIVE::equals);
        assertThat(allDecided || rounds(forks) == run.plan().rounds()).isTrue();
    }

    /** What later looks see of a decided claim's cells doesn't reopen it. */
    @Test
    void aClaimIsAsTheFirstLookDecidedIt() {
        Run run = run(PLENTY);
        List<Fork> forks = carriedOut(run);
        Map<String, Outcome> last = outcomes(run, forks);
        for (int look : List.of(1, 3, 5, 8, 12)) {
            List<Fork> then = forks.stream().filter(fork -> fork.round() < look).toList();
            outcomes(run, then).forEach((id, outcome) -> {
                if (outcome != Outcome.INCONCLUSIVE) {
                    assertThat(last).as("after look " + look).containsEntry(id, outcome);
                }
            });
        }
    }

    @Test
    void theBudgetEndsItBetweenRounds() {
        List<Fork> whole = carriedOut(run(PLENTY));
        long threeRoundsNs = wallNs(whole, 3);
        List<Fork> none = carriedOut(run(Duration.ofNanos(threeRoundsNs)));
        assertThat(rounds(none)).isEqualTo(3);
        long budgetNs = wallNs(whole, 5);
        List<Fork> some = carriedOut(run(Duration.ofNanos(budgetNs)));
        assertThat(rounds(some)).isGreaterThan(3);
        assertThat(wallNs(some, 100)).isLessThanOrEqualTo(budgetNs);
    }

    /** Without so many forks nothing has an interval, whatever they take. */
    @Test
    void theFirstThreeRoundsAreMadeWhateverTheBudget() {
        assertThat(rounds(carriedOut(run(Duration.ofSeconds(1))))).isEqualTo(3);
    }

    /** As after a kill at any moment, at a look too. */
    @Test
    void afterEveryPrefixTheRestIsTheSame() {
        Run run = run(PLENTY);
        List<Fork> forks = carriedOut(run);
        for (int prefix = 0; prefix < forks.size(); prefix += prefix % 29 == 0 ? 1 : 7) {
            Schedule resumed = Schedule.of(run, forks.subList(0, prefix));
            assertThat(resumed.next().orElseThrow().id())
                    .as("after " + prefix + " forks")
                    .isEqualTo(run.plan().idOf(forks.get(prefix)));
        }
        assertThat(Schedule.of(run, forks).next()).isEmpty();
        assertThat(carriedOut(run, new ArrayList<>(forks.subList(0, forks.size() / 2))))
                .isEqualTo(forks);
    }

    @Test
    void itsStandingSaysHowMuchIsDecided() {
        Run run = run(PLENTY);
        List<Fork> forks = carriedOut(run);
        int claims = Claims.all().size();
        List<Fork> three = forks.stream().filter(fork -> fork.round() < 3).toList();
        Standing standing = Schedule.of(run, three).standing();
        assertThat(standing.reached()).matches("\\d+ of " + claims + " claims decided");
        assertThat(standing.milestone()).isEqualTo("round 3");
        assertThat(standing.made()).isEqualTo(three.size()).isLessThan(standing.forks());
        Standing end = Schedule.of(run, forks).standing();
        assertThat(end.made()).isEqualTo(end.forks()).isEqualTo(forks.size());
        assertThat(end.leftNs()).isZero();
        assertThat(Schedule.of(run, List.of()).standing().leftNs()).isBetween(1L, PLENTY.toNanos());
    }

    @Test
    void aBudgetThatIsTooShortIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(Optional.of(Duration.ofSeconds(30)), Optional.empty()))
                .withMessageContaining("is too short")
                .withMessageContaining("3 rounds");
    }

    @Test
    void roundsThatAreAskedForAreFixed() {
        assertThat(plan(Optional.empty(), Optional.of(4)).looks()).isEmpty();
        assertThat(plan(Optional.empty(), Optional.empty())
                        .looks()
                        .orElseThrow()
                        .budgetNs())
                .isEqualTo(Duration.ofMinutes(10).toNanos());
    }

    @Test
    void aPlanKeepsItsLooksInItsJson() throws Exception {
        Plan plan = run(PLENTY).plan();
        Plan read = Json.MAPPER.readValue(Json.MAPPER.writeValueAsString(plan), Plan.class);
        assertThat(read).isEqualTo(plan);
        Plan fixed = plan(Optional.empty(), Optional.of(4));
        assertThat(Json.MAPPER.writeValueAsString(fixed)).doesNotContain("look", "budget");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1, Double.NaN})
    void anErrorThatIsNoneIsRefused(double error) {
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> new Looks(List.of(1), error, Looks.Goal.CLAIMS, "", 0));
    }

    private Run run(Duration budget) {
        Plan plan = plan(Optional.empty(), Optional.empty());
        Looks looks = new Looks(plan.lookRounds(), plan.lookError(), Looks.Goal.CLAIMS, "", budget.toNanos());
        return Runs.of(plan.with(looks), reference.environment());
    }

    private Plan plan(Optional<Duration> budget, Optional<Integer> rounds) {
        PlanRequest request =
                new PlanRequest(new Machine(PROCESSORS), List.of(jvm), Preset.QUICK, rounds, budget, false, 7);
        return new Planner(request).forClaims(Claims.all(), Catalog.load());
    }

    private List<Fork> carriedOut(Run run) {
        return carriedOut(run, new ArrayList<>());
    }

    private List<Fork> carriedOut(Run run, List<Fork> forks) {
        Schedule schedule = Schedule.of(run, forks);
        for (Optional<PlannedFork> next = schedule.next(); next.isPresent(); next = schedule.next()) {
            Fork fork = answer(next.orElseThrow());
            forks.add(fork);
            schedule.add(fork);
        }
        return forks;
    }

    /** The fork of the same cell, from the reference's rounds in turn. */
    private Fork answer(PlannedFork planned) {
        Cell cell = planned.planned().cell();
        List<Fork> known = measured.getOrDefault(cell, alike(cell));
        if (known.isEmpty()) {
            return notApplicable(planned);
        }
        Fork one = known.get(planned.round() % known.size());
        return new Fork(
                planned.round(),
                cell,
                one.mode(),
                one.startedAt(),
                one.wallNs(),
                one.iterationNs(),
                one.status(),
                one.reason(),
                one.metrics(),
                one.interference(),
                one.histograms(),
                planned.jvm(),
                planned.again());
    }

    /** The reference run knows nothing of probes that came later. */
    private static Fork notApplicable(PlannedFork planned) {
        return new Fork(
                planned.round(),
                planned.planned().cell(),
                "",
                Instant.EPOCH,
                500_000_000L,
                0,
                Fork.Status.NOT_APPLICABLE,
                "the reference has none",
                new TreeMap<>(),
                new Interference(0, 0, 0, Double.NaN),
                new TreeMap<>(),
                planned.jvm(),
                planned.again());
    }

    /** The reference run went further up some ramps than a quick one. */
    private List<Fork> alike(Cell cell) {
        return measured.entrySet().stream()
                .filter(known -> known.getKey().benchmark().equals(cell.benchmark()))
                .max(Comparator.comparingLong(known -> cell.params().entrySet().stream()
                        .filter(known.getKey().params().entrySet()::contains)
                        .count()))
                .map(Map.Entry::getValue)
                .orElse(List.of());
    }

    private static Set<Cell> cells(List<Fork> forks, int round) {
        return forks.stream()
                .filter(fork -> fork.round() == round)
                .map(Fork::cell)
                .collect(Collectors.toSet());
    }

    private static Set<Cell> neededAt(Run run, List<Fork> forks, int look) {
        List<Fork> then = forks.stream().filter(fork -> fork.round() < look).toList();
        Set<Cell> needed = new HashSet<>(Set.of(Evidence.GATE));
        Machine machine = new Machine(PROCESSORS);
        List<Evidence> looks = Evidence.atLooks(run, then);
        Claims.open(Claims.askedBy(run, then), looks).keySet().forEach(claim -> {
            List<Claim.Part> parts = Claims.parts(claim, looks).stream()
                    .filter(Claim.Part::isOpen)
                    .toList();
            parts.forEach(part -> needed.addAll(part.cells()));
            claim.needs(machine, Claim.Depth.ESSENTIAL).stream()
                    .filter(cell -> parts.isEmpty()
                            && !claim.beside(machine, Claim.Depth.ESSENTIAL).contains(cell))
                    .forEach(needed::add);
        });
        needed.removeIf(cell -> cell.isProbe() && Probes.named(cell.probe()).needsOneFork());
        needed.retainAll(run.plan().cells().stream().map(Plan.PlannedCell::cell).toList());
        return needed;
    }

    private static Map<String, Outcome> outcomes(Run run, List<Fork> forks) {
        return Claims.judge(run, forks).stream()
                .collect(Collectors.toMap(
                        Judgement::id, judgement -> judgement.verdict().outcome()));
    }

    private static int rounds(List<Fork> forks) {
        return forks.stream().mapToInt(Fork::round).max().orElse(-1) + 1;
    }

    private static long wallNs(List<Fork> forks, int rounds) {
        return forks.stream()
                .filter(fork -> fork.round() < rounds)
                .mapToLong(Fork::wallNs)
                .sum();
    }
}
