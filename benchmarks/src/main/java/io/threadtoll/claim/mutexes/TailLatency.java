// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
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
 * Throughput is easily had by letting some wait for long. Compares how long: the p99.9 of service times in a closed loop
 * with four threads a CPU and 10 us inside, a fork's value being the mean of its iterations'.
 */
@AutoService(Claim.class)
public final class TailLatency implements Claim {
    private static final List<MutexKind> ESSENTIAL =
            List.of(MutexKind.STANDBY_FUTEX, MutexKind.THREE_STATE_FUTEX, MutexKind.FAIR_FUTEX);

    @Override
    public Title title() {
        return Title.ours(
                "tail-latency",
                Section.MUTEXES,
                "With four threads a CPU the longest waits (p99.9) for the best futex mutex are at most those for"
                        + " ReentrantLock.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return duels(machine, depth).stream()
                .flatMap(duel -> depth == Depth.ESSENTIAL
                        ? duel.cells().stream()
                        : Stream.concat(duel.cells().stream(), duel.openCells().stream()))
                .toList();
    }

    /** Judges what was measured in full: the thorough duels, or the essential one. */
    @Override
    public Verdict judge(Evidence evidence) {
        List<TailDuel> thorough = duels(evidence.machine(), Depth.THOROUGH);
        boolean complete = thorough.stream().allMatch(duel -> evidence.has(duel.cells()));
        List<TailDuel> duels = complete ? thorough : duels(evidence.machine(), Depth.ESSENTIAL);
        duels.forEach(duel -> evidence.require(duel.cells()));
        List<TailDuel.Result> results =
                duels.stream().map(duel -> duel.fight(evidence, duels.size())).toList();
        List<Outcome> outcomes = results.stream().map(TailDuel.Result::outcome).toList();
        return Ruling.on(results.stream().map(TailDuel.Result::ratio).toList())
                .rows(results.stream().map(TailDuel.Result::row).toList())
                .reproduced("some futex mutex keeps nobody waiting longer")
                .refuted("every futex mutex keeps somebody waiting longer")
                .verdict(Outcome.ofAll(outcomes));
    }

    private static List<TailDuel> duels(Machine machine, Depth depth) {
        int threads = ThreadCount.FOUR_P.on(machine);
        return depth == Depth.ESSENTIAL
                ? List.of(new TailDuel(Placement.SPREAD_OVER_CORES, threads, ESSENTIAL))
                : Stream.of(Placement.SPREAD_OVER_CORES, Placement.FREE)
                        .map(placement -> new TailDuel(placement, threads, all()))
                        .toList();
    }

    /** The two-state lock isn't in the race: it asks the kernel at every unlock, see {@link TwoState}. */
    private static List<MutexKind> all() {
        return Arrays.stream(MutexKind.values())
                .filter(kind -> kind.family() == MutexKind.Family.FUTEX && kind != MutexKind.TWO_STATE_FUTEX)
                .toList();
    }
}
