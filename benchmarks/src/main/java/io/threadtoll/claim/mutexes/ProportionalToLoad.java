// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
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
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.RankCorrelation;
import java.util.List;
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
    static final Band RISES = Band.atLeast(0.9);

    @Override
    public Title title() {
        return Title.ofArticle(
                "proportional-to-load",
                Section.MUTEXES,
                "The busier a futex mutex is, the more often an operation on it asks the kernel.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return LoadGrid.needs(machine, depth);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        LoadGrid grid = LoadGrid.of(evidence);
        double[] rhos = grid.rounds().stream()
                .flatMapToDouble(ProportionalToLoad::correlation)
                .toArray();
        List<EvidenceRow> rows =
                grid.loads().stream().map(load -> row(grid, load)).toList();
        if (rhos.length < LoadGrid.FEWEST_ROUNDS) {
            return Ruling.on(Figure.exact("rounds with loads enough", rhos.length))
                    .rows(rows)
                    .open("too few rounds have enough loads")
                    .verdict(Outcome.INCONCLUSIVE);
        }
        Interval mean = Estimates.mean(rhos, evidence.confidence());
        Interval rho = new Interval(Math.max(-1, mean.low()), mean.estimate(), Math.min(1, mean.high()));
        return Ruling.on(Figure.of("rank correlation with the load", Unit.COUNT, rho)
                        .within(RISES))
                .beside(Figure.exact("loads", grid.loads().size()))
                .countedBy(grid.count().by())
                .rows(rows)
                .because("of the futex calls for each operation")
                .verdict();
    }

    /** Over the loads whose fork of this round was not disturbed, if there are enough. */
    private static DoubleStream correlation(LoadGrid round) {
        List<OfferedLoad> seen = round.loads().stream()
                .filter(load -> Double.isFinite(round.calls(load)))
                .toList();
        return seen.size() < LoadGrid.FEWEST_LOADS
                ? DoubleStream.empty()
                : DoubleStream.of(RankCorrelation.of(
                        seen.stream().mapToDouble(OfferedLoad::share).toArray(),
                        seen.stream().mapToDouble(round::calls).toArray()));
    }

    private static EvidenceRow row(LoadGrid grid, OfferedLoad load) {
        return EvidenceRow.of(
                load.describe(),
                Figure.exact("futex calls an op", grid.calls(load)),
                Figure.exact("failed fast paths an op", grid.failures(load)));
    }
}
