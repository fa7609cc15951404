// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.mutexes.LoadGrid.OfferedLoad;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.List;
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
    static final Band THE_SAME = Band.below(0.15);

    /** A load counts where an iteration has at least this many failures: the JVM's own few futex calls are counted too. */
    static final double FEWEST_FAILURES = 100;

    @Override
    public Title title() {
        return Title.ofArticle(
                "proportional-to-failures",
                Section.MUTEXES,
                "What a futex mutex asks of the kernel is proportional to contention: so many calls for each failed fast"
                        + " path.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return LoadGrid.needs(machine, depth);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        LoadGrid grid = LoadGrid.of(evidence);
        grid.loads().forEach(load -> grid.evidence().of(load.cell(evidence.machine()), TeamMetrics.OPERATIONS));
        double[] variations = grid.rounds().stream()
                .map(round -> round.loads().stream()
                        .flatMapToDouble(load -> callsEach(round, load))
                        .toArray())
                .filter(calls -> calls.length >= LoadGrid.FEWEST_LOADS)
                .mapToDouble(calls ->
                        Estimates.variation(calls, evidence.confidence()).estimate())
                .toArray();
        List<EvidenceRow> rows =
                grid.loads().stream().map(load -> row(grid, load)).toList();
        if (variations.length < LoadGrid.FEWEST_ROUNDS) {
            return Ruling.on(Figure.exact("rounds with loads enough", variations.length))
                    .countedBy(grid.count().by())
                    .rows(rows)
                    .open("in too few rounds did enough loads have failures enough")
                    .verdict(Outcome.INCONCLUSIVE);
        }
        Interval mean = Estimates.mean(variations, evidence.confidence());
        Interval variation = new Interval(Math.max(0, mean.low()), mean.estimate(), mean.high());
        double judged = grid.loads().stream()
                .filter(load -> each(grid, load).length > 0)
                .count();
        return Ruling.on(Figure.of("variation over the loads", Unit.FRACTION, variation)
                        .within(THE_SAME))
                .beside(Figure.exact("loads", judged))
                .countedBy(grid.count().by())
                .rows(rows)
                .because("of the futex calls for each failed fast path")
                .verdict();
    }

    /** The calls for each failure in one round, if there were enough of these. */
    private static DoubleStream callsEach(LoadGrid round, OfferedLoad load) {
        double failures = round.failures(load);
        return failures * round.mean(load, TeamMetrics.OPERATIONS) >= FEWEST_FAILURES
                ? DoubleStream.of(round.calls(load) / failures)
                : DoubleStream.empty();
    }

    /** The same in every round that had enough. */
    private static double[] each(LoadGrid grid, OfferedLoad load) {
        return grid.rounds().stream()
                .flatMapToDouble(round -> callsEach(round, load))
                .toArray();
    }

    private static EvidenceRow row(LoadGrid grid, OfferedLoad load) {
        double[] each = each(grid, load);
        if (each.length < LoadGrid.FEWEST_ROUNDS) {
            return EvidenceRow.note(load.describe(), "too few failed fast paths");
        }
        Interval calls = Estimates.mean(each, grid.evidence().confidence());
        // How often an attempt goes to sleep: more than once where others are let in before it.
        double waits = grid.mean(load, CountsPerOp.FUTEX_WAITS) / grid.failures(load);
        Figure figure = Figure.of("futex calls for each failed fast path", Unit.COUNT, calls);
        return Double.isFinite(waits)
                ? EvidenceRow.of(load.describe(), figure, Figure.exact("of them waits", waits))
                : EvidenceRow.of(load.describe(), figure);
    }
}
