// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A mutex that is naively made of a kernel object asks the kernel at every lock and at every unlock. */
@AutoService(Claim.class)
public final class NaiveSyscall implements Claim {
    /** "A system call each way": two a pair, and at most a hundredth beside them. */
    static final double FEWEST = 1.99;

    static final double MOST = 2.01;

    /** The control makes none; this leaves room for what the JVM calls on the same thread. */
    static final double NONE = 0.001;

    private static final Cell NAIVE = UncontendedCells.counted(MutexKind.SEMAPHORE_MUTEX);
    private static final Cell SPIN = UncontendedCells.counted(MutexKind.TTAS_SPIN_LOCK);

    @Override
    public String id() {
        return "naive-syscall";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "A naive mutex, one the kernel keeps, needs a system call for every lock and for every unlock.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(NAIVE, SPIN, KernelMetrics.proof());
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return KernelMetrics.gap(evidence, List.of(NAIVE, SPIN), KernelMetrics.SYSCALLS)
                .orElseGet(() -> counted(evidence));
    }

    private static Verdict counted(Evidence evidence) {
        Interval naive = Estimates.mean(evidence.means(NAIVE, KernelMetrics.SYSCALLS), 0.95);
        double spin = Arrays.stream(evidence.means(SPIN, KernelMetrics.SYSCALLS))
                .max()
                .orElse(Double.NaN);
        String figure = String.format(
                Locale.ROOT,
                "%.4f [%.4f, %.4f] system calls a pair, %.6f with a spinlock",
                naive.estimate(),
                naive.low(),
                naive.high(),
                spin);
        if (spin > NONE) {
            return new Verdict(
                    Outcome.INCONCLUSIVE, figure, "a spinlock makes none, so others than the lock's were counted");
        }
        if (naive.isAbove(FEWEST) && naive.isBelow(MOST)) {
            return new Verdict(
                    Outcome.REPRODUCED,
                    figure,
                    "counted by the kernel: a semop each way; true of a lock that the kernel keeps, not of one in memory");
        }
        boolean outside = naive.isBelow(FEWEST) || naive.isAbove(MOST);
        return new Verdict(
                outside ? Outcome.REFUTED : Outcome.INCONCLUSIVE, figure, "counted by the kernel: not one each way");
    }
}
