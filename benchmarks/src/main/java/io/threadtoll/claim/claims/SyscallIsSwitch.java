// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The system call of a naive mutex is said to be a context switch; it only is one where the thread has to wait. */
@AutoService(Claim.class)
public final class SyscallIsSwitch implements Claim {
    /** "None is": fewer switches a pair than this, which leaves room for a thread that is preempted. */
    static final double NONE = 0.01;

    /** "Each is": at least this many switches a pair of two calls. */
    static final double EACH = 1.98;

    private static final Cell NAIVE = UncontendedCells.counted(MutexKind.SEMAPHORE_MUTEX);
    private static final Cell TIMED = UncontendedCells.pair(MutexKind.SEMAPHORE_MUTEX);
    private static final Cell SPIN_TIMED = UncontendedCells.pair(MutexKind.TTAS_SPIN_LOCK);

    @Override
    public String id() {
        return "syscall-is-switch";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "The system call that a naive mutex makes is a context switch.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        List<Cell> judged = List.of(NAIVE, KernelMetrics.proof());
        return depth == Depth.ESSENTIAL
                ? judged
                : Stream.concat(judged.stream(), Stream.of(TIMED, SPIN_TIMED)).toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(List.of(NAIVE)).orElseGet(() -> counted(evidence));
    }

    private static Verdict counted(Evidence evidence) {
        Optional<Verdict> refused =
                KernelMetrics.gap(evidence, List.of(NAIVE), KernelMetrics.SYSCALLS, KernelMetrics.SWITCHES);
        if (refused.isEmpty()) {
            Interval calls = Estimates.mean(evidence.means(NAIVE, KernelMetrics.SYSCALLS), 0.95);
            double[] switches = evidence.means(NAIVE, KernelMetrics.SWITCHES);
            String both = String.format(Locale.ROOT, "%.4f system calls", calls.estimate());
            return calls.isAbove(NaiveSyscall.FEWEST) && calls.isBelow(NaiveSyscall.MOST)
                    ? compare(evidence, both, switches, "both counted by the kernel")
                    : new Verdict(Outcome.INCONCLUSIVE, both + " a pair", "the naive lock should make two");
        }
        Verdict why = refused.orElseThrow();
        boolean accounted = SwitchesPerOp.ACCOUNT.stream().allMatch(metric -> evidence.has(NAIVE, metric));
        return accounted && why.outcome() != Outcome.BROKEN
                ? compare(
                        evidence,
                        "two system calls by construction",
                        evidence.sums(NAIVE, SwitchesPerOp.ACCOUNT),
                        "switches from the thread's status file in /proc, since " + why.reason())
                : why;
    }

    private static Verdict compare(Evidence evidence, String calls, double[] switches, String source) {
        Interval mean = Estimates.mean(switches, 0.95);
        String figure = String.format(
                Locale.ROOT,
                "%s, %.6f [%.6f, %.6f] context switches a pair",
                calls,
                mean.estimate(),
                Math.max(0, mean.low()),
                mean.high());
        if (mean.isBelow(NONE)) {
            return new Verdict(
                    Outcome.REFUTED,
                    figure,
                    source + "; a call enters the kernel and returns to the same thread",
                    costs(evidence));
        }
        return new Verdict(
                mean.isAbove(EACH) ? Outcome.REPRODUCED : Outcome.INCONCLUSIVE,
                figure,
                source + "; a thread that is preempted by another counts too",
                costs(evidence));
    }

    /** What a pair takes, without open counters, where that was measured. */
    private static List<String> costs(Evidence evidence) {
        List<String> lines = new ArrayList<>();
        cost(evidence, TIMED, "a pair with two system calls").ifPresent(lines::add);
        cost(evidence, SPIN_TIMED, "a pair with none (spinlock)").ifPresent(lines::add);
        return lines;
    }

    private static Optional<String> cost(Evidence evidence, Cell cell, String what) {
        return evidence.has(cell, Metric.SCORE)
                ? Optional.of(what + ": "
                        + IntervalText.of(
                                Unit.NANOSECONDS, Estimates.geometricMean(evidence.means(cell, Metric.SCORE), 0.95)))
                : Optional.empty();
    }
}
