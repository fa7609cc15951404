// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The futex mutexes against one rival, in many conditions: in each of them the champion is to keep up. */
public abstract class FutexRace implements Claim {
    /**
     * Not in a race for throughput: one asks the kernel at every unlock, one orders a barrier at every wait, one waits for
     * its next owner, one becomes the champion as soon as there is anybody to race with, and one is for virtual threads,
     * and to others the three-state lock.
     */
    private static final Set<MutexKind> OTHERWISE_GOOD = Set.of(
            MutexKind.TWO_STATE_FUTEX,
            MutexKind.RELEASING_FUTEX,
            MutexKind.FAIR_FUTEX,
            MutexKind.BIASED_FUTEX,
            MutexKind.VIRTUAL_AWARE_FUTEX);

    /** Named beforehand: the lock that the README recommends. */
    public static final MutexKind CHAMPION = MutexKind.STANDBY_FUTEX;

    /** In every cell. */
    private static final Band ALL = Band.exactly(1).neverRefuting();

    private final MutexKind rival;

    /** A race against that rival. */
    FutexRace(MutexKind rival) {
        this.rival = rival;
    }

    @Override
    public final List<Cell> needs(Machine machine, Depth depth) {
        return duels(machine, depth).stream()
                .flatMap(duel -> depth == Depth.ESSENTIAL
                        ? duel.cells().stream()
                        : Stream.concat(duel.cells().stream(), duel.others().stream()))
                .toList();
    }

    @Override
    public final List<Part> parts(Evidence evidence) {
        return measured(evidence).stream()
                .map(duel -> new Part(duel.cells(), duel.speed(evidence, evidence.confidence())))
                .toList();
    }

    /** Judges every duel that was measured in full: a deeper run has more of them. */
    @Override
    public final Verdict judge(Evidence evidence) {
        List<Duel> measured = measured(evidence);
        List<Figure> speeds = parts(evidence).stream().map(Part::figure).toList();
        List<Figure> together = measured.stream()
                .map(duel -> duel.speed(evidence, evidence.confidence(measured.size())))
                .toList();
        return Ruling.on(Figure.share("cells at least equal", count(speeds, Outcome.REPRODUCED), speeds.size())
                        .within(ALL))
                .beside(Figure.exact("cells below", count(speeds, Outcome.REFUTED)))
                .rows(measured.stream().map(duel -> duel.row(evidence)).toList())
                .reproduced(CHAMPION + " keeps up in each cell")
                .refuted(CHAMPION + " falls behind in some cell")
                .open("some intervals straddle the band: more forks would tell")
                .verdict(Ruling.inEvery(speeds, together));
    }

    private List<Duel> measured(Evidence evidence) {
        evidence.require(needs(evidence.machine(), Depth.ESSENTIAL));
        return duels(evidence.machine(), Depth.THOROUGH).stream()
                .filter(duel -> evidence.has(duel.cells()))
                .toList();
    }

    private static double count(List<Figure> speeds, Outcome outcome) {
        return speeds.stream().filter(speed -> speed.outcome() == outcome).count();
    }

    private List<Duel> duels(Machine machine, Depth depth) {
        List<Duel> duels = new ArrayList<>();
        duels.add(new Duel(
                "uncontended",
                UncontendedLock.pairCell(rival),
                UncontendedLock.pairCell(CHAMPION),
                others().map(UncontendedLock::pairCell).toList()));
        boolean few = depth == Depth.ESSENTIAL;
        List<Integer> threads = ThreadCount.on(machine, few ? ThreadCount.FEW : ThreadCount.ALL);
        for (int insideNs : new int[] {0, 100}) {
            threads.forEach(count -> duels.add(contended(Placement.SPREAD_OVER_CORES, insideNs, count)));
        }
        if (!few) {
            ThreadCount.on(machine, ThreadCount.FEW).forEach(count -> duels.add(contended(Placement.FREE, 0, count)));
        }
        return duels;
    }

    private Duel contended(Placement placement, int insideNs, int threads) {
        return new Duel(
                placement + ", " + threads + " threads, " + insideNs + " ns inside",
                ContendedLock.passCell(rival, placement, insideNs, 0, threads),
                ContendedLock.passCell(CHAMPION, placement, insideNs, 0, threads),
                others().map(kind -> ContendedLock.passCell(kind, placement, insideNs, 0, threads))
                        .toList());
    }

    private static Stream<MutexKind> others() {
        return Arrays.stream(MutexKind.values())
                .filter(kind ->
                        kind.family() == MutexKind.Family.FUTEX && kind != CHAMPION && !OTHERWISE_GOOD.contains(kind));
    }
}
