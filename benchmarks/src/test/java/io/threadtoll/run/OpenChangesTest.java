// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.compare.RunningComparison;
import io.threadtoll.compare.RunningComparison.Compared;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs that go on where a comparison is open, with forks that are drawn. */
class OpenChangesTest {
    private static final Duration PLENTY = Duration.ofHours(100);

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void atTheMarginEitherMistakeIsRareOverAllLooks() {
        ChangesTrial.Result atTheMargin = ChangesTrial.of(1.05, 0.03, 1, 3000, 5);
        assertThat(atTheMargin.changed()).isLessThan(0.025);
        assertThat(atTheMargin.equivalent()).isLessThan(0.025);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void whatIsTheSameIsNotSaidToBeChanged() {
        ChangesTrial.Result same = ChangesTrial.of(1, 0.03, 60, 20, 5);
        assertThat(same.changed()).isLessThan(0.01);
        assertThat(same.equivalent()).isGreaterThan(0.8);
    }

    /** The control that must be found. */
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void aPlantedSlowdownIsFoundInFewForks() {
        ChangesTrial.Result planted = ChangesTrial.of(1.15, 0.03, 1, 500, 5);
        assertThat(planted.changed()).isGreaterThan(0.9);
        assertThat(planted.medianForks()).isLessThanOrEqualTo(6);
    }

    @Test
    void whatIsDecidedGetsNoMoreForksButForASentinelAndItsVerdictStays() {
        Run run = ChangesTrial.run(30, PLENTY);
        List<Fork> forks = ChangesTrial.carriedOut(run, 1.12, 0.03, new SplittableRandom(3));
        List<Integer> looks = run.plan().lookRounds();
        for (int look : looks) {
            List<Compared> then = compared(run, before(forks, look));
            List<Compared> decided = then.stream().filter(one -> !one.isOpen()).toList();
            assertThat(compared(run, forks)).containsAll(decided);
            Set<Cell> measuredOn = forks.stream()
                    .filter(fork -> fork.round() >= look)
                    .map(Fork::cell)
                    .collect(Collectors.toSet());
            assertThat(decided.stream()
                            .filter(one -> measuredOn.contains(one.other().cell())))
                    .as("sentinels after look " + look)
                    .hasSizeLessThanOrEqualTo(1);
        }
        assertThat(rounds(forks)).isGreaterThan(3);
    }

    /** As after a kill at any moment. */
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void afterEveryPrefixTheRestIsTheSame() {
        Run run = ChangesTrial.run(20, PLENTY);
        List<Fork> forks = ChangesTrial.carriedOut(run, 1.08, 0.03, new SplittableRandom(3));
        for (int prefix = 0; prefix < forks.size(); prefix += 11) {
            assertThat(Schedule.of(run, forks.subList(0, prefix))
                            .next()
                            .orElseThrow()
                            .id())
                    .as("after " + prefix)
                    .isEqualTo(run.plan().idOf(forks.get(prefix)));
        }
    }

    /** Each fork takes a second: of 30 pairs 180 s are needed for an interval, and what is left goes to the cheapest. */
    @Test
    void whatTheTimeDoesNotSettleGetsNoForks() {
        Duration budget = Duration.ofMinutes(4);
        Run run = ChangesTrial.run(30, budget);
        List<Fork> forks = ChangesTrial.carriedOut(run, 1.10, 0.03, new SplittableRandom(3));
        assertThat(forks).hasSizeBetween(182, 240);
        Run generous = ChangesTrial.run(30, PLENTY);
        assertThat(cellsAfterThree(forks))
                .isLessThan(cellsAfterThree(ChangesTrial.carriedOut(generous, 1.10, 0.03, new SplittableRandom(3))));
    }

    @Test
    void aRunThatEndedIsSettledTwiceAndNotMore() {
        Run run = ChangesTrial.run(30, Duration.ofSeconds(190));
        List<Fork> forks = ChangesTrial.carriedOut(run, 1.08, 0.03, new SplittableRandom(3));
        for (int i = 0; i < Settling.MOST; i++) {
            Run more = Settling.more(run, forks, Duration.ofSeconds(30)).orElseThrow();
            assertThat(more.plan().lookRounds()).contains(rounds(forks));
            assertThat(more.plan().cells()).isEqualTo(run.plan().cells());
            List<Compared> before = compared(run, forks);
            List<Fork> all = goOn(more, forks);
            assertThat(all).hasSizeGreaterThan(forks.size());
            assertThat(compared(more, all))
                    .containsAll(before.stream().filter(one -> !one.isOpen()).toList());
            run = more;
            forks = all;
        }
        Run settled = run;
        List<Fork> last = forks;
        if (run.plan().lookRounds().size() == Planner.LOOKS.size() + Settling.MOST) {
            assertThatExceptionOfType(BadResultException.class)
                    .isThrownBy(() -> Settling.more(settled, last, PLENTY))
                    .withMessageContaining("settled 2 times");
        }
    }

    @Test
    void whatCannotBeSettledSaysWhy() {
        Run run = ChangesTrial.run(5, PLENTY);
        List<Fork> forks = ChangesTrial.carriedOut(run, 1.3, 0.03, new SplittableRandom(3));
        assertThat(Settling.more(run, forks, PLENTY)).as("nothing is open").isEmpty();
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> Settling.more(run, forks.subList(0, 4), PLENTY))
                .withMessageContaining("--resume");
        Plan plan = run.plan();
        Run fixed = Runs.of(
                new Plan(plan.name(), 3, plan.seed(), plan.jvms(), plan.cells(), plan.twice()), run.environment());
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> Settling.more(fixed, forks, PLENTY))
                .withMessageContaining("fixed number");
    }

    private static List<Fork> goOn(Run run, List<Fork> made) {
        List<Fork> forks = new ArrayList<>(made);
        SplittableRandom random = new SplittableRandom(forks.size());
        Schedule schedule = Schedule.of(run, forks);
        while (schedule.next().isPresent()) {
            Fork fork = ChangesTrial.drawn(schedule.next().orElseThrow(), 1.08, 0.03, random);
            forks.add(fork);
            schedule.add(fork);
        }
        return forks;
    }

    private static List<Compared> compared(Run run, List<Fork> forks) {
        return RunningComparison.of(run, run.plan().looks().orElseThrow(), forks);
    }

    private static List<Fork> before(List<Fork> forks, int round) {
        return forks.stream().filter(fork -> fork.round() < round).toList();
    }

    private static int cellsAfterThree(List<Fork> forks) {
        return forks.stream()
                .filter(fork -> fork.round() >= 3)
                .map(Fork::cell)
                .collect(Collectors.toSet())
                .size();
    }

    private static int rounds(List<Fork> forks) {
        return forks.stream().mapToInt(Fork::round).max().orElse(-1) + 1;
    }
}
