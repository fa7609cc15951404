// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.KernelCounts;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.KernelEvidence;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.List;

/** A mutex that is naively made of a kernel object asks the kernel at every lock and at every unlock. */
@AutoService(Claim.class)
public final class NaiveSyscall implements Claim {
    /** "A system call each way": two a pair, and at most a hundredth beside them. */
    static final Band ONE_EACH_WAY = Band.between(1.99, 2.01);

    /** The control makes none; this leaves room for what the JVM calls on the same thread. */
    private static final Band NONE = Band.atMost(0.001);

    private static final Cell NAIVE = UncontendedLock.pairCountedCell(MutexKind.SEMAPHORE_MUTEX);
    private static final Cell SPIN = UncontendedLock.pairCountedCell(MutexKind.TTAS_SPIN_LOCK);

    @Override
    public Title title() {
        return Title.ofArticle(
                "naive-syscall",
                Section.MUTEXES,
                "A naive mutex, one the kernel keeps, needs a system call for every lock and for every unlock.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(NAIVE, SPIN, KernelEvidence.PROOF);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(NAIVE, SPIN));
        return Ruling.on(evidence.mean("system calls a pair", NAIVE, KernelCounts.SYSTEM_CALLS_PER_OP)
                        .within(ONE_EACH_WAY))
                .control(
                        evidence.range("a pair with a spinlock", SPIN, KernelCounts.SYSTEM_CALLS_PER_OP),
                        NONE,
                        "a spinlock makes none, so others than the lock's were counted")
                .countedBy(CountedBy.KERNEL)
                .because("not one each way")
                .reproduced("a semop each way; true of a lock that the kernel keeps, not of one in memory")
                .verdict();
    }
}
