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
    public String id() {
        return "tail-latency";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes" + OURS;
    }

    @Override
    public String statement() {
        return "With four threads a CPU the longest waits (p99.9) for the best futex mutex are at most those for"
                + " ReentrantLock.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return duels(processors, depth).stream()
                .flatMap(duel -> depth == Depth.ESSENTIAL
                        ? duel.cells().stream()
                        : Stream.concat(duel.cells().stream(), duel.openCells().stream()))
                .toList();
    }

    /** Judges what was measured in full: the thorough duels, or the essential one. */
    @Override
    public Verdict judge(Evidence evidence) {
        List<TailDuel> essential = duels(evidence.processors(), Depth.ESSENTIAL);
        List<Cell> cells =
                essential.stream().flatMap(duel -> duel.cells().stream()).toList();
        return evidence.gap(cells).orElseGet(() -> decide(evidence, essential));
    }

    private static Verdict decide(Evidence evidence, List<TailDuel> essential) {
        List<TailDuel> thorough = duels(evidence.processors(), Depth.THOROUGH);
        boolean complete =
                thorough.stream().allMatch(duel -> evidence.gap(duel.cells()).isEmpty());
        List<TailDuel> duels = complete ? thorough : essential;
        List<TailDuel.Result> results =
                duels.stream().map(duel -> duel.fight(evidence, duels.size())).toList();
        String figure = results.stream()
                .flatMap(result -> result.ratio().stream())
                .map(IntervalText::ofRatio)
                .reduce((first, second) -> first + ", " + second)
                .map(ratios -> ratios + " times ReentrantLock's")
                .orElse("");
        List<String> details = results.stream().map(TailDuel.Result::detail).toList();
        if (results.stream().anyMatch(TailDuel.Result::fails)) {
            return new Verdict(Outcome.REFUTED, figure, "every futex mutex keeps somebody waiting longer", details);
        }
        return results.stream().allMatch(TailDuel.Result::holds)
                ? new Verdict(Outcome.REPRODUCED, figure, "some futex mutex keeps nobody waiting longer", details)
                : new Verdict(
                        Outcome.INCONCLUSIVE,
                        figure,
                        "the interval straddles " + TailDuel.EQUAL + ": more forks would tell",
                        details);
    }

    private static List<TailDuel> duels(int processors, Depth depth) {
        int threads = ThreadCount.FOUR_P.on(processors);
        return depth == Depth.ESSENTIAL
                ? List.of(new TailDuel(Placement.SPREAD, threads, ESSENTIAL))
                : Stream.of(Placement.SPREAD, Placement.FREE)
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
