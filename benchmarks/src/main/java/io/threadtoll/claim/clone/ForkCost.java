// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.clone;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.spawn.Spawn;
import io.threadtoll.bench.spawn.SpawnKind;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Moments;
import io.threadtoll.statistics.Welch;
import java.util.ArrayList;
import java.util.List;

/**
 * Sharing instead of copying is said to be what makes a thread cheap: then a fork costs more the more memory there is, and a
 * thread does not.
 */
@AutoService(Claim.class)
public final class ForkCost implements Claim {
    private static final int LITTLE_MIB = 64;
    private static final int MUCH_MIB = 2048;
    private static final double GIB = 1024;

    /** A fork costs more for each GiB. */
    private static final Band GROWS = Band.above(0);

    /** What a thread costs more for each GiB, as a share of what a fork does: flat is below a twentieth. */
    private static final Band FLAT = Band.below(0.05).neverRefuting();

    @Override
    public Title title() {
        return Title.ofArticle(
                "fork-cost",
                Section.CLONE,
                "A thread is cheap to make because memory is shared and not copied; a fork copies it.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        List<Cell> cells = new ArrayList<>();
        for (SpawnKind kind : List.of(SpawnKind.FORK, SpawnKind.PTHREAD)) {
            cells.add(Spawn.cell(kind, LITTLE_MIB));
            cells.add(Spawn.cell(kind, MUCH_MIB));
        }
        if (depth == Depth.THOROUGH) {
            for (SpawnKind kind : SpawnKind.values()) {
                cells.add(Spawn.cell(kind, LITTLE_MIB));
            }
            cells.add(Spawn.cell(SpawnKind.FORK, 512));
            cells.add(Spawn.cell(SpawnKind.PTHREAD, 512));
        }
        return cells.stream().distinct().toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(needs(evidence.machine(), Depth.ESSENTIAL));
        Interval fork = growth(evidence, SpawnKind.FORK);
        Interval thread = growth(evidence, SpawnKind.PTHREAD);
        double share = Math.max(Math.abs(thread.low()), Math.abs(thread.high())) / fork.low();
        return Ruling.on(
                        Figure.of("more a fork for each GiB of touched memory", Unit.NANOSECONDS, fork)
                                .within(GROWS),
                        Figure.exact("times that at most for a pthread", Math.max(0, share))
                                .within(FLAT))
                .reproduced("a fork copies the page tables of all that was touched, a thread nothing")
                .refuted("a fork doesn't cost more with more memory")
                .rows(List.of(EvidenceRow.of(
                        "with " + LITTLE_MIB + " MiB touched",
                        evidence.score("a fork", Spawn.cell(SpawnKind.FORK, LITTLE_MIB)),
                        evidence.score("a pthread", Spawn.cell(SpawnKind.PTHREAD, LITTLE_MIB)))))
                .verdict();
    }

    private static Interval growth(Evidence evidence, SpawnKind kind) {
        Welch difference = Welch.between(
                Moments.of(evidence.of(Spawn.cell(kind, MUCH_MIB), Metric.SCORE)),
                Moments.of(evidence.of(Spawn.cell(kind, LITTLE_MIB), Metric.SCORE)));
        Interval all = difference.interval(evidence.confidence());
        double gib = (MUCH_MIB - LITTLE_MIB) / GIB;
        return new Interval(all.low() / gib, all.estimate() / gib, all.high() / gib);
    }
}
