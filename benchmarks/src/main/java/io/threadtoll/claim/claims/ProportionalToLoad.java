// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.claims.LoadGrid.Load;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.RankCorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The kernel's work is said to grow with how busy a lock is. It can't do so all the way: a thread that holds the lock
 * nearly always finds it free again before another one has woken up.
 *
 * <p>Each round gives one rank correlation over the loads, and the rounds give its interval. "Rises with" is weaker than
 * "is proportional to": what fails here fails the claim as it stands all the more.
 */
@AutoService(Claim.class)
public final class ProportionalToLoad implements Claim {
    /** "Rises with the load": Spearman's rho is at least this. */
    static final double RISES = 0.9;

    @Override
    public String id() {
        return "proportional-to-load";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "The busier a futex mutex is, the more often an operation on it asks the kernel.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return LoadGrid.needs(processors, depth);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return LoadGrid.judge(evidence, ProportionalToLoad::compare);
    }

    private static Verdict compare(Evidence evidence, List<Load> loads, FutexCount count) {
        double[] rhos = evidence.rounds().stream()
                .flatMapToDouble(round -> correlation(round, loads, count))
                .toArray();
        List<String> details =
                loads.stream().map(load -> describe(evidence, load, count)).toList();
        if (rhos.length < 2) {
            return new Verdict(
                    Outcome.INCONCLUSIVE,
                    "",
                    rhos.length + " rounds have " + LoadGrid.FEWEST_LOADS + " loads, 2 are needed",
                    details);
        }
        Interval mean = Estimates.mean(rhos, 0.95);
        Interval rho = new Interval(Math.max(-1, mean.low()), mean.estimate(), Math.min(1, mean.high()));
        Outcome outcome =
                rho.isBelow(RISES) ? Outcome.REFUTED : rho.low() >= RISES ? Outcome.REPRODUCED : Outcome.INCONCLUSIVE;
        return new Verdict(
                outcome,
                "rank correlation " + IntervalText.ofRatio(rho) + " over " + loads.size() + " loads",
                "of the futex calls for each operation, " + count.source(),
                details);
    }

    /** Over the loads whose fork of this round was not disturbed, if there are enough. */
    private static DoubleStream correlation(Evidence round, List<Load> loads, FutexCount count) {
        List<Load> seen = loads.stream()
                .filter(load -> count.perOp(round, load.cell(round.processors())).length > 0)
                .toList();
        if (seen.size() < LoadGrid.FEWEST_LOADS) {
            return DoubleStream.empty();
        }
        return DoubleStream.of(RankCorrelation.of(
                seen.stream().mapToDouble(Load::offered).toArray(),
                seen.stream()
                        .mapToDouble(load -> average(count.perOp(round, load.cell(round.processors()))))
                        .toArray()));
    }

    private static String describe(Evidence evidence, Load load, FutexCount count) {
        Cell cell = load.cell(evidence.processors());
        return String.format(
                Locale.ROOT,
                "%s: %.4f futex calls an op, %.4f failed fast paths an op",
                load.describe(),
                average(count.perOp(evidence, cell)),
                average(evidence.means(cell, LoadGrid.SLOW_PATHS)));
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
