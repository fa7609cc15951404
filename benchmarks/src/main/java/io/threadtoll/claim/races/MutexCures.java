// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.races;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.bench.lostupdates.GuardedCounter;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.mutex.MutexKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** With a mutex no update is lost. */
@AutoService(Claim.class)
public final class MutexCures implements Claim {
    private static final Band NONE = Band.exactly(0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "mutex-cures",
                Section.RACES,
                "With a mutex around the increment, or an atomic counter, not one increment is lost.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return Stream.concat(Stream.of(Evidence.GATE, control(machine)), cures(machine).stream())
                .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.requireSeveralCpus();
        double uncured = evidence.counted(control(evidence.machine()), TeamMetrics.LOST);
        List<Cell> cures = cures(evidence.machine());
        double lost = cures.stream()
                .mapToDouble(cure -> evidence.counted(cure, TeamMetrics.LOST))
                .sum();
        double of = cures.stream()
                .mapToDouble(cure -> evidence.counted(cure, TeamMetrics.OPERATIONS))
                .sum();
        // One that got lost under a lock is enough to refute, whatever the control says.
        Band some = lost > 0 ? Band.atLeast(0) : Band.above(0);
        return Ruling.on(Figure.share("increments lost, in means of an iteration", lost, of)
                        .within(NONE))
                .control(
                        Figure.exact("lost without a lock", uncured),
                        some,
                        "the control without a lock lost none either, so it shows nothing")
                .beside(Figure.exact("locks and atomics", cures.size()))
                .reproduced("every lock and atomic kept what the control without a lock lost")
                .refuted("a lock let two threads in at once")
                .verdict();
    }

    private static Cell control(Machine machine) {
        return guarded(MutexKind.NO_MUTEX, machine);
    }

    private static List<Cell> cures(Machine machine) {
        return Stream.concat(
                        Arrays.stream(CounterKind.values())
                                .filter(CounterKind::isAtomic)
                                .map(counter -> LossRule.unguarded(counter, machine)),
                        Arrays.stream(MutexKind.values())
                                .filter(kind -> kind.family() != MutexKind.Family.CONTROL)
                                .map(kind -> guarded(kind, machine)))
                .toList();
    }

    private static Cell guarded(MutexKind mutex, Machine machine) {
        return GuardedCounter.incrementCell(mutex, Placement.SPREAD_OVER_CORES, ThreadCount.P.on(machine));
    }
}
