// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.KernelEvidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.rule.FutexCount;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import java.util.Arrays;
import java.util.List;

/** The article's lock has two states, and its unlock is said to be free; both can't hold. */
@AutoService(Claim.class)
public final class TwoState implements Claim {
    /** "Costs no system call"; where the claim is wrong, every unlock makes one. */
    private static final Band FREE = Band.atMost(0.001).refutedOnlyAbove(Math.nextDown(0.999));

    /** What three states cost, for two to be refuted by. */
    private static final Band FREE_WITH_THREE = Band.atMost(0.001);

    /** How much slower two states are at least, where the claim is wrong. */
    private static final Band SLOWER = Band.above(5);

    private static final Cell TWO = UncontendedLock.pairCell(MutexKind.TWO_STATE_FUTEX);
    private static final Cell TWO_COUNTED = UncontendedLock.pairCountedCell(MutexKind.TWO_STATE_FUTEX);
    private static final Cell THREE_COUNTED = UncontendedLock.pairCountedCell(MutexKind.THREE_STATE_FUTEX);
    private static final Cell THREE = UncontendedLock.pairCell(MutexKind.THREE_STATE_FUTEX);

    @Override
    public Title title() {
        return Title.ofArticle(
                "two-state",
                Section.MUTEXES,
                "A word that is 0 or 1 is enough for a futex mutex whose uncontended unlock costs no system call.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(TWO, THREE, TWO_COUNTED, THREE_COUNTED, KernelEvidence.PROOF);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Figure slower = evidence.ratio("times as long with two states as with three", TWO, THREE, Metric.SCORE);
        FutexCount count = FutexCount.of(evidence, List.of(TWO_COUNTED, THREE_COUNTED));
        Figure two = Figure.exact("futex calls a pair with two states", calls(evidence, count, TWO_COUNTED))
                .within(FREE);
        Figure three = Figure.exact("with three states", calls(evidence, count, THREE_COUNTED));
        Ruling ruling = Ruling.on(two)
                .countedBy(count.by())
                .reproduced("two states unlock without the kernel")
                .refuted("the word doesn't say whether anyone sleeps, so every unlock has to wake")
                .open("neither every unlock wakes nor none");
        // Only where two states are wrong does it matter what three show: that it isn't the lock around them.
        return two.outcome() == Outcome.REFUTED
                ? ruling.control(three, FREE_WITH_THREE, "three states ask the kernel too")
                        .control(slower, SLOWER, "every unlock wakes, but the time doesn't show it")
                        .verdict()
                : ruling.beside(three, slower).verdict();
    }

    private static double calls(Evidence evidence, FutexCount count, Cell cell) {
        return Arrays.stream(count.perOp(evidence, cell)).average().orElseThrow();
    }
}
