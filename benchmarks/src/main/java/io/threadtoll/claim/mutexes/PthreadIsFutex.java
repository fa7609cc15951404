// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.KernelCounts;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.KernelEvidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import java.util.List;
import java.util.stream.IntStream;

/** glibc builds pthread_mutex on futex(2). */
@AutoService(Claim.class)
public final class PthreadIsFutex implements Claim {
    /** "It asks the kernel": at least this many futex calls for an operation under contention, and fewer without. */
    private static final double SOME = 0.001;

    private static final Band WAITS_BY_FUTEX = Band.atLeast(SOME);
    private static final Band NOT_ALONE = Band.below(SOME);

    /** "By nothing else": other calls / futex calls, which leaves room for the JVM's own on the same threads. */
    private static final Band BY_NOTHING_ELSE = Band.atMost(0.01);

    private static final int HOLD_NS = 1000;
    private static final int GAP_NS = 1000;
    private static final Cell ALONE = UncontendedLock.pairCountedCell(MutexKind.PTHREAD_MUTEX);

    @Override
    public Title title() {
        return Title.ofArticle(
                "pthread-is-futex",
                Section.MUTEXES,
                "A pthread mutex that threads fight for waits and wakes by futex(2), and by no other system call.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(Evidence.GATE, contended(machine), ALONE, KernelEvidence.PROOF);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.seenAnywhere(PthreadIsFutex::counted);
    }

    /** By the forks at the ends: these are counts, which need no interval. */
    private static Verdict counted(Evidence evidence) {
        Cell contended = contended(evidence.machine());
        KernelEvidence.require(
                evidence, List.of(contended, ALONE), KernelCounts.FUTEX_CALLS_PER_OP, KernelCounts.SYSTEM_CALLS_PER_OP);
        double[] futex = evidence.of(contended, KernelCounts.FUTEX_CALLS_PER_OP);
        double[] all = evidence.of(contended, KernelCounts.SYSTEM_CALLS_PER_OP);
        if (all.length != futex.length) {
            return new Verdict(Outcome.INCONCLUSIVE, "not every fork counted the other system calls too");
        }
        Figure calls = Figure.range("futex calls an op when contended", Unit.COUNT, futex)
                .within(WAITS_BY_FUTEX);
        Figure alone = evidence.range("alone", ALONE, KernelCounts.FUTEX_CALLS_PER_OP);
        Ruling ruling = Ruling.on(calls).countedBy(CountedBy.KERNEL);
        if (calls.outcome() != Outcome.REPRODUCED) {
            return ruling.beside(alone)
                    .refuted("it waits, and not by futex(2)")
                    .open("too few when contended to tell")
                    .verdict();
        }
        double[] others = IntStream.range(0, futex.length)
                .mapToDouble(fork -> (all[fork] - futex[fork]) / futex[fork])
                .toArray();
        return Ruling.on(
                        calls,
                        Figure.range("as many other system calls", Unit.FRACTION, others)
                                .within(BY_NOTHING_ELSE))
                .control(alone, NOT_ALONE, "it makes futex calls when alone too, so they don't tell")
                .countedBy(CountedBy.KERNEL)
                .because("futex calls and hardly any other")
                .refuted("it makes other system calls too")
                .verdict();
    }

    private static Cell contended(Machine machine) {
        return ContendedLock.passCountedCell(
                MutexKind.PTHREAD_MUTEX, Placement.SPREAD_OVER_CORES, HOLD_NS, GAP_NS, ThreadCount.P.on(machine));
    }
}
