// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** glibc builds pthread_mutex on futex(2). */
@AutoService(Claim.class)
public final class PthreadIsFutex implements Claim {
    /** "It asks the kernel": at least this many futex calls for an operation under contention, and fewer without. */
    static final double SOME = 0.001;

    /** "By nothing else": other calls / futex calls, which leaves room for the JVM's own on the same threads. */
    static final double MOST_OTHERS = 0.01;

    private static final int HOLD_NS = 1000;
    private static final int GAP_NS = 1000;
    private static final Cell ALONE = UncontendedCells.counted(MutexKind.PTHREAD_MUTEX);

    @Override
    public String id() {
        return "pthread-is-futex";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "A pthread mutex that threads fight for waits and wakes by futex(2), and by no other system call.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(RaceCells.gate(), contended(processors), ALONE, KernelMetrics.proof());
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Evidence parallel = evidence.parallel();
        Cell contended = contended(evidence.processors());
        return parallel.gap(List.of(RaceCells.gate()))
                .or(() -> KernelMetrics.gap(
                        parallel, List.of(contended, ALONE), KernelMetrics.FUTEX_CALLS, KernelMetrics.SYSCALLS))
                .orElseGet(() -> counted(parallel, contended));
    }

    /** By the forks at the ends: these are counts, which need no interval. */
    private static Verdict counted(Evidence evidence, Cell contended) {
        double[] futex = evidence.means(contended, KernelMetrics.FUTEX_CALLS);
        double[] all = evidence.means(contended, KernelMetrics.SYSCALLS);
        DoubleSummaryStatistics calls = Arrays.stream(futex).summaryStatistics();
        double alone = Arrays.stream(evidence.means(ALONE, KernelMetrics.FUTEX_CALLS))
                .max()
                .orElse(Double.NaN);
        String figure = String.format(
                Locale.ROOT,
                "%.4f to %.4f futex calls an op when contended, %.6f alone",
                calls.getMin(),
                calls.getMax(),
                alone);
        if (calls.getMax() < SOME) {
            return new Verdict(Outcome.REFUTED, figure, "it waits, and not by futex(2)");
        }
        if (calls.getMin() < SOME || alone >= SOME) {
            return new Verdict(Outcome.INCONCLUSIVE, figure, "too few when contended, or too many when alone, to tell");
        }
        if (all.length != futex.length) {
            return new Verdict(Outcome.INCONCLUSIVE, figure, "not every fork counted the other system calls too");
        }
        DoubleSummaryStatistics others = IntStream.range(0, futex.length)
                .mapToDouble(fork -> (all[fork] - futex[fork]) / futex[fork])
                .summaryStatistics();
        String reason = String.format(
                Locale.ROOT,
                "counted by the kernel; other system calls are %.3f %% to %.3f %% of these",
                100 * others.getMin(),
                100 * others.getMax());
        if (others.getMax() <= MOST_OTHERS) {
            return new Verdict(Outcome.REPRODUCED, figure, reason);
        }
        return new Verdict(others.getMin() > MOST_OTHERS ? Outcome.REFUTED : Outcome.INCONCLUSIVE, figure, reason);
    }

    private static Cell contended(int processors) {
        return ContendedCells.counted(MutexKind.PTHREAD_MUTEX, HOLD_NS, GAP_NS, processors);
    }
}
