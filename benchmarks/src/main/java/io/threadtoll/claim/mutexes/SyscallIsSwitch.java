// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.KernelCounts;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.KernelEvidence;
import io.threadtoll.claim.MissingEvidenceException;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.rule.SwitchesPerOp;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The system call of a naive mutex is said to be a context switch; it only is one where the thread has to wait. */
@AutoService(Claim.class)
public final class SyscallIsSwitch implements Claim {
    /**
     * "Each is": nearly two switches a pair of two calls. "None is": fewer than a hundredth, which leaves room for a thread
     * that is preempted.
     */
    private static final Band EACH = Band.atLeast(1.98).refutedOnlyBelow(0.01);

    private static final Cell NAIVE = UncontendedLock.pairCountedCell(MutexKind.SEMAPHORE_MUTEX);
    private static final Cell TIMED = UncontendedLock.pairCell(MutexKind.SEMAPHORE_MUTEX);
    private static final Cell SPIN_TIMED = UncontendedLock.pairCell(MutexKind.TTAS_SPIN_LOCK);

    @Override
    public Title title() {
        return Title.ofArticle(
                "syscall-is-switch", Section.MUTEXES, "The system call that a naive mutex makes is a context switch.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return depth == Depth.ESSENTIAL
                ? List.of(NAIVE, KernelEvidence.PROOF)
                : List.of(NAIVE, KernelEvidence.PROOF, TIMED, SPIN_TIMED);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(NAIVE));
        Optional<Verdict> refused = KernelEvidence.gap(
                evidence, List.of(NAIVE), KernelCounts.SYSTEM_CALLS_PER_OP, KernelCounts.SWITCHES_PER_OP);
        SwitchesPerOp switches = refused.isEmpty()
                ? SwitchesPerOp.byTracepoint(evidence, NAIVE).orElseThrow()
                : byAccount(evidence, refused.orElseThrow());
        Ruling ruling = Ruling.on(Figure.of("context switches a pair", Unit.COUNT, switches.count())
                        .within(EACH))
                .countedBy(switches.by())
                .rows(times(evidence))
                .because("a thread that is preempted by another counts too")
                .refuted("a call enters the kernel and returns to the same thread");
        // Where nobody counts the calls, they are two by construction.
        return refused.isPresent()
                ? ruling.verdict()
                : ruling.control(
                                evidence.mean("system calls a pair", NAIVE, KernelCounts.SYSTEM_CALLS_PER_OP),
                                NaiveSyscall.ONE_EACH_WAY,
                                "the naive lock should make two system calls a pair")
                        .verdict();
    }

    private static SwitchesPerOp byAccount(Evidence evidence, Verdict refusal) {
        return SwitchesPerOp.byAccount(evidence, NAIVE)
                .filter(any -> refusal.outcome() != Outcome.BROKEN)
                .orElseThrow(() -> new MissingEvidenceException(refusal));
    }

    /** What a pair takes, without open counters, where that was measured. */
    private static List<EvidenceRow> times(Evidence evidence) {
        return Stream.of(TIMED, SPIN_TIMED)
                .filter(cell -> evidence.has(cell, Metric.SCORE))
                .map(cell -> EvidenceRow.of(
                        cell.equals(TIMED) ? "with two system calls" : "with none (spinlock)",
                        evidence.score("a pair", cell)))
                .toList();
    }
}
