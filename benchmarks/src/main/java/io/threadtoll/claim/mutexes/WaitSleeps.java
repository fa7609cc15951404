// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.WaitingThread;
import java.util.List;

/** FUTEX_WAIT takes a thread off the run queue. */
@AutoService(Claim.class)
public final class WaitSleeps implements Claim {
    /** "Uses no CPU time": at most this share of the time it was watched. */
    static final double MOST_CPU = 0.001;

    private static final Band NO_CPU = Band.atMost(MOST_CPU);

    /** In every case; wrong only where in none. */
    private static final Band ALWAYS = Band.exactly(1).refutedOnlyBelow(Math.nextUp(0.0));

    /** The control spins: where not even it is charged a hundred times as much, the account shows nothing. */
    private static final Band SPINS = Band.atLeast(100 * MOST_CPU);

    private static final Cell PROBE = Cell.ofProbe(WaitingThread.ID);

    @Override
    public Title title() {
        return Title.ofArticle(
                "wait-sleeps",
                Section.MUTEXES,
                "FUTEX_WAIT takes the thread off the run queue, unless the word already holds another value.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Figure cpu = Figure.exact(
                        "of a CPU while it waits",
                        Unit.FRACTION,
                        evidence.sum(PROBE, WaitingThread.CPU_NS) / evidence.sum(PROBE, WaitingThread.WINDOW_NS))
                .within(NO_CPU);
        Figure asleep = evidence.share("looks saw it asleep", PROBE, WaitingThread.ASLEEP, WaitingThread.SAMPLES)
                .within(ALWAYS);
        Figure refused = evidence.share(
                        "waits for another value refused",
                        PROBE,
                        WaitingThread.OTHER_VALUE_REFUSED,
                        WaitingThread.OTHER_VALUE_TRIED)
                .within(ALWAYS);
        List<Figure> all = List.of(cpu, asleep, refused);
        boolean holds = all.stream().allMatch(figure -> figure.outcome() == Outcome.REPRODUCED);
        boolean runs = cpu.outcome() == Outcome.REFUTED && asleep.outcome() == Outcome.REFUTED;
        boolean wrong = runs || refused.outcome() == Outcome.REFUTED;
        return Ruling.on(all)
                .control(
                        evidence.range(
                                "of a CPU charged to a thread that spun meanwhile",
                                PROBE,
                                WaitingThread.SPINNER_CPU_FRACTION),
                        SPINS,
                        "schedstat hardly charged a thread that spun: it shows nothing here")
                .because("by the scheduler's own account of the thread")
                .open("its account of CPU time and its state don't agree, or not every wait is alike")
                .verdict(holds ? Outcome.REPRODUCED : wrong ? Outcome.REFUTED : Outcome.INCONCLUSIVE);
    }
}
