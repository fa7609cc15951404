// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Throughput is easily had by letting some wait for long. Compares how long for the very lock that {@link FutexRace} sends
 * into the race: the p99.9 of service times in a closed loop with four threads a CPU and 10 us inside, a fork's value being
 * the mean of its iterations'.
 */
@AutoService(Claim.class)
public final class TailLatency implements Claim {
    /** Its id, by which a report finds it. */
    public static final String ID = "tail-latency";

    @Override
    public Title title() {
        return Title.ours(
                ID,
                Section.MUTEXES,
                "With four threads a CPU the longest waits (p99.9) for the futex mutex that we recommend are at most those"
                        + " for ReentrantLock.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return Stream.concat(
                        duels(machine, depth).stream().flatMap(duel -> duel.cells().stream()),
                        beside(machine, depth).stream())
                .toList();
    }

    @Override
    public List<Cell> beside(Machine machine, Depth depth) {
        return duels(machine, depth).stream()
                .flatMap(duel -> duel.cellsBeside().stream())
                .filter(cell -> depth == Depth.THOROUGH)
                .toList();
    }

    @Override
    public List<Part> parts(Evidence evidence) {
        List<TailDuel> duels = measured(evidence);
        return duels.stream()
                .map(duel -> new Part(duel.cells(), duel.ratio(evidence, evidence.confidence(duels.size()))))
                .toList();
    }

    /** Judges what was measured in full: the thorough duels, or the essential one. */
    @Override
    public Verdict judge(Evidence evidence) {
        List<Figure> ratios = parts(evidence).stream().map(Part::figure).toList();
        return Ruling.on(ratios)
                .rows(measured(evidence).stream()
                        .map(duel -> duel.row(evidence))
                        .toList())
                .reproduced(FutexRace.CHAMPION + " keeps nobody waiting longer")
                .refuted(FutexRace.CHAMPION + " keeps somebody waiting longer")
                .verdict(Outcome.ofAll(ratios.stream().map(Figure::outcome).toList()));
    }

    private static List<TailDuel> measured(Evidence evidence) {
        evidence.require(duels(evidence.machine(), Depth.ESSENTIAL).get(0).cells());
        return duels(evidence.machine(), Depth.THOROUGH).stream()
                .filter(duel -> evidence.has(duel.cells()))
                .toList();
    }

    private static List<TailDuel> duels(Machine machine, Depth depth) {
        Stream<Placement> placements = depth == Depth.ESSENTIAL
                ? Stream.of(Placement.SPREAD_OVER_CORES)
                : Stream.of(Placement.SPREAD_OVER_CORES, Placement.FREE);
        int threads = ThreadCount.FOUR_P.on(machine);
        return placements
                .map(placement -> new TailDuel(placement, threads, others()))
                .toList();
    }

    /** The two-state lock isn't among them: it asks the kernel at every unlock, see {@link TwoState}. */
    private static List<MutexKind> others() {
        return Arrays.stream(MutexKind.values())
                .filter(kind -> kind.family() == MutexKind.Family.FUTEX
                        && kind != MutexKind.TWO_STATE_FUTEX
                        && kind != FutexRace.CHAMPION)
                .toList();
    }
}
