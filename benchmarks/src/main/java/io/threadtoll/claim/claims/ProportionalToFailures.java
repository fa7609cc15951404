// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.claims.LoadGrid.Load;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The kernel's work grows with contention: each attempt that fails the fast path costs the same few futex calls, whatever
 * the load.
 *
 * <p>Each round gives one coefficient of variation over the loads, and the rounds give its interval. What forks of one
 * load differ by is in it and makes it larger: that works against the claim, never for it.
 */
@AutoService(Claim.class)
public final class ProportionalToFailures implements Claim {
    /** "The same": standard deviation over the loads / mean. */
    static final double MOST_VARIATION = 0.15;

    /** A load counts where an iteration has at least this many failures: the JVM's own few futex calls are counted too. */
    static final double FEWEST_FAILURES = 100;

    @Override
    public String id() {
        return "proportional-to-failures";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "What a futex mutex asks of the kernel is proportional to contention: so many calls for each failed fast"
                + " path.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return LoadGrid.needs(processors, depth);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return LoadGrid.judge(evidence, ProportionalToFailures::compare);
    }

    private static Verdict compare(Evidence evidence, List<Load> loads, FutexCount count) {
        double[] variations = evidence.rounds().stream()
                .map(round -> loads.stream()
                        .flatMapToDouble(load -> callsEach(round, load.cell(evidence.processors()), count))
                        .toArray())
                .filter(calls -> calls.length >= LoadGrid.FEWEST_LOADS)
                .mapToDouble(calls -> Estimates.variation(calls, 0.95).estimate())
                .toArray();
        long judged = loads.stream()
                .filter(load -> each(evidence, load, count).length > 0)
                .count();
        List<String> details =
                loads.stream().map(load -> describe(evidence, load, count)).toList();
        if (variations.length < 2) {
            return new Verdict(
                    Outcome.INCONCLUSIVE,
                    "",
                    String.format(
                            Locale.ROOT,
                            "%d rounds had %d loads with %.0f failures an iteration, 2 are needed",
                            variations.length,
                            LoadGrid.FEWEST_LOADS,
                            FEWEST_FAILURES),
                    details);
        }
        Interval mean = Estimates.mean(variations, 0.95);
        Interval variation = new Interval(Math.max(0, mean.low()), mean.estimate(), mean.high());
        String figure = IntervalText.of(Unit.FRACTION, variation) + " variation over " + judged + " loads";
        Outcome outcome = variation.isBelow(MOST_VARIATION)
                ? Outcome.REPRODUCED
                : variation.isAbove(MOST_VARIATION) ? Outcome.REFUTED : Outcome.INCONCLUSIVE;
        return new Verdict(outcome, figure, "of the futex calls for each failed fast path, " + count.source(), details);
    }

    /** The calls for each failure in one round, if there were enough of these. */
    private static DoubleStream callsEach(Evidence round, Cell cell, FutexCount count) {
        double calls = average(count.perOp(round, cell));
        double failures = average(round.means(cell, LoadGrid.SLOW_PATHS));
        double operations = average(round.means(cell, TeamMetrics.OPERATIONS));
        return failures * operations >= FEWEST_FAILURES ? DoubleStream.of(calls / failures) : DoubleStream.empty();
    }

    /** The same in every round that had enough. */
    private static double[] each(Evidence evidence, Load load, FutexCount count) {
        Cell cell = load.cell(evidence.processors());
        return evidence.rounds().stream()
                .flatMapToDouble(round -> callsEach(round, cell, count))
                .toArray();
    }

    private static String describe(Evidence evidence, Load load, FutexCount count) {
        Cell cell = load.cell(evidence.processors());
        double[] each = each(evidence, load, count);
        return load.describe() + ": "
                + (each.length < 2
                        ? "too few failed fast paths"
                        : IntervalText.ofRatio(Estimates.mean(each, 0.95)) + " futex calls for each failed fast path"
                                + sleeps(evidence, cell));
    }

    /** How often an attempt goes to sleep: more than once where others are let in before it. */
    private static String sleeps(Evidence evidence, Cell cell) {
        double waits = average(evidence.means(cell, CountsPerOp.FUTEX_WAITS));
        double failures = average(evidence.means(cell, LoadGrid.SLOW_PATHS));
        return Double.isFinite(waits) ? String.format(Locale.ROOT, ", %.2f of them waits", waits / failures) : "";
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
