// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The futex mutexes against one rival, in many conditions: in each of them some futex mutex is to keep up. */
abstract class FutexRace implements Claim {
    /** Not in a race for throughput: one asks the kernel at every unlock, the other waits for its next owner. */
    private static final Set<MutexKind> OTHERWISE_GOOD = Set.of(MutexKind.TWO_STATE_FUTEX, MutexKind.FAIR_FUTEX);

    private final MutexKind rival;

    /** A race against that rival. */
    FutexRace(MutexKind rival) {
        this.rival = rival;
    }

    @Override
    public final String section() {
        return "Mutexes and Futexes" + OURS;
    }

    @Override
    public final List<Cell> needs(int processors, Depth depth) {
        return duels(processors, depth).stream()
                .flatMap(duel -> duel.cells().stream())
                .toList();
    }

    /** Judges every duel that was measured in full: a deeper run has more of them. */
    @Override
    public final Verdict judge(Evidence evidence) {
        return evidence.gap(needs(evidence.processors(), Depth.ESSENTIAL)).orElseGet(() -> decide(evidence));
    }

    private Verdict decide(Evidence evidence) {
        List<Duel> measured = duels(evidence.processors(), Depth.THOROUGH).stream()
                .filter(duel -> evidence.gap(duel.cells()).isEmpty())
                .toList();
        List<Duel.Result> results = measured.stream()
                .map(duel -> duel.fight(evidence, measured.size()))
                .toList();
        long won = results.stream().filter(Duel.Result::holds).count();
        long lost = results.stream().filter(Duel.Result::fails).count();
        String figure = won + " of " + results.size() + " cells at least equal, " + lost + " below";
        List<String> details = results.stream().map(Duel.Result::describe).toList();
        if (lost > 0) {
            return new Verdict(Outcome.REFUTED, figure, "no futex mutex keeps up in every cell", details);
        }
        return won == results.size()
                ? new Verdict(Outcome.REPRODUCED, figure, "in each cell some futex mutex keeps up", details)
                : new Verdict(
                        Outcome.INCONCLUSIVE,
                        figure,
                        "some intervals straddle the band: more forks would tell",
                        details);
    }

    private List<Duel> duels(int processors, Depth depth) {
        List<Duel> duels = new ArrayList<>();
        duels.add(new Duel(
                "uncontended",
                UncontendedCells.pair(rival),
                futexes().map(UncontendedCells::pair).toList()));
        boolean few = depth == Depth.ESSENTIAL;
        List<ThreadCount> threads = few
                ? List.of(ThreadCount.P, ThreadCount.FOUR_P)
                : List.of(ThreadCount.P, ThreadCount.TWO_P, ThreadCount.FOUR_P, ThreadCount.EIGHT_P);
        for (int insideNs : new int[] {0, 100}) {
            threads.forEach(count -> duels.add(contended(Placement.SPREAD, insideNs, count.on(processors))));
        }
        if (!few) {
            Stream.of(ThreadCount.P, ThreadCount.FOUR_P)
                    .forEach(count -> duels.add(contended(Placement.FREE, 0, count.on(processors))));
        }
        return duels;
    }

    private Duel contended(Placement placement, int insideNs, int threads) {
        return new Duel(
                placement + ", " + threads + " threads, " + insideNs + " ns inside",
                ContendedCells.pass(rival, placement, insideNs, 0, threads),
                futexes()
                        .map(kind -> ContendedCells.pass(kind, placement, insideNs, 0, threads))
                        .toList());
    }

    private static Stream<MutexKind> futexes() {
        return Arrays.stream(MutexKind.values())
                .filter(kind -> kind.family() == MutexKind.Family.FUTEX && !OTHERWISE_GOOD.contains(kind));
    }
}
