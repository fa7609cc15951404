// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The counterweight of the races for throughput: what a lock in the order of arrival gives, and what it costs. */
@AutoService(Claim.class)
public final class FairHandoff implements Claim {
    /** Jain's index of the threads' shares: (sum x)^2 / (n sum x^2), 1 where all are equal. Fixed beforehand. */
    static final double EVEN = 0.99;

    private static final Metric FAIRNESS = TeamMetrics.FAIRNESS;

    @Override
    public String id() {
        return "fair-handoff";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes" + OURS;
    }

    @Override
    public String statement() {
        return "A futex lock that hands over in the order of arrival shares evenly: Jain's index is at least 0.99.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        List<Cell> fair = cells(MutexKind.FAIR_FUTEX, processors, depth);
        return depth == Depth.ESSENTIAL
                ? fair
                : Stream.concat(fair.stream(), cells(MutexKind.JDK_REENTRANT_FAIR, processors, depth).stream())
                        .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(needs(evidence.processors(), Depth.ESSENTIAL)).orElseGet(() -> decide(evidence));
    }

    private static Verdict decide(Evidence evidence) {
        List<Cell> measured = cells(MutexKind.FAIR_FUTEX, evidence.processors(), Depth.THOROUGH).stream()
                .filter(cell -> evidence.gap(List.of(cell)).isEmpty())
                .toList();
        double confidence = 1 - 0.05 / measured.size();
        List<Interval> shares = measured.stream()
                .map(cell -> Estimates.mean(evidence.means(cell, FAIRNESS), confidence))
                .toList();
        double least = shares.stream().mapToDouble(Interval::estimate).min().orElse(Double.NaN);
        String figure = String.format(Locale.ROOT, "least index %.4f in %d cells", least, shares.size());
        List<String> details =
                measured.stream().map(cell -> beside(evidence, cell)).toList();
        if (shares.stream().anyMatch(share -> share.isBelow(EVEN))) {
            return new Verdict(Outcome.REFUTED, figure, "some cell shares less evenly", details);
        }
        return shares.stream().allMatch(share -> share.isAbove(EVEN))
                ? new Verdict(Outcome.REPRODUCED, figure, "every thread gets its turn", details)
                : new Verdict(Outcome.INCONCLUSIVE, figure, "some interval straddles 0.99", details);
    }

    /** The cell's index, and its throughput beside the fair ReentrantLock's where that was measured. */
    private static String beside(Evidence evidence, Cell cell) {
        Cell jdk = ContendedCells.pass(MutexKind.JDK_REENTRANT_FAIR, Placement.SPREAD, 0, 0, cell.threads());
        String index = String.format(
                Locale.ROOT,
                "%d threads: index %.4f",
                cell.threads(),
                Estimates.mean(evidence.means(cell, FAIRNESS), 0.95).estimate());
        return evidence.gap(List.of(jdk)).isPresent()
                ? index
                : index + ", lets through "
                        + IntervalText.ofRatio(Estimates.ratio(
                                evidence.means(jdk, ContendedCells.TIME_PER_PASS),
                                evidence.means(cell, ContendedCells.TIME_PER_PASS),
                                0.95))
                        + " times what JDK_REENTRANT_FAIR does";
    }

    private static List<Cell> cells(MutexKind kind, int processors, Depth depth) {
        Stream<ThreadCount> counts = depth == Depth.ESSENTIAL
                ? Stream.of(ThreadCount.P, ThreadCount.FOUR_P)
                : Stream.of(ThreadCount.P, ThreadCount.TWO_P, ThreadCount.FOUR_P, ThreadCount.EIGHT_P);
        return counts.map(count -> ContendedCells.pass(kind, Placement.SPREAD, 0, 0, count.on(processors)))
                .toList();
    }
}
