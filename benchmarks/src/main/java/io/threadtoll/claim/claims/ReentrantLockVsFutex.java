// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.measure.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The headline: a mutex written in Java on a bare futex against the JDK's own. */
@AutoService(Claim.class)
public final class ReentrantLockVsFutex implements Claim {
    private static final MutexKind JDK = MutexKind.JDK_REENTRANT;

    @Override
    public String id() {
        return "reentrantlock-vs-futex";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes" + OURS;
    }

    @Override
    public String statement() {
        return "A mutex made of atomics in Java and futex(2) through JNA lets as much through as ReentrantLock.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return duels(processors, depth).stream()
                .flatMap(duel -> Stream.concat(Stream.of(duel.jdk()), duel.futexes().stream()))
                .toList();
    }

    /** Judges every duel that was measured in full: a deeper run has more of them. */
    @Override
    public Verdict judge(Evidence evidence) {
        List<Duel> essential = duels(evidence.processors(), Depth.ESSENTIAL);
        List<Cell> cells =
                essential.stream().flatMap(duel -> duel.cells().stream()).toList();
        return evidence.gap(cells).orElseGet(() -> decide(evidence));
    }

    private static Verdict decide(Evidence evidence) {
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

    private static List<Duel> duels(int processors, Depth depth) {
        List<Duel> duels = new ArrayList<>();
        duels.add(new Duel(
                "uncontended",
                UncontendedCells.pair(JDK),
                futexes().map(UncontendedCells::pair).toList()));
        ThreadCount[] threads = depth == Depth.ESSENTIAL
                ? new ThreadCount[] {ThreadCount.P, ThreadCount.FOUR_P}
                : new ThreadCount[] {ThreadCount.P, ThreadCount.TWO_P, ThreadCount.FOUR_P};
        for (Placement placement : List.of(Placement.SPREAD, Placement.FREE)) {
            for (int insideNs : new int[] {0, 100}) {
                for (ThreadCount count : threads) {
                    int n = count.on(processors);
                    duels.add(new Duel(
                            placement + ", " + n + " threads, " + insideNs + " ns inside",
                            ContendedCells.pass(JDK, placement, insideNs, n),
                            futexes()
                                    .map(kind -> ContendedCells.pass(kind, placement, insideNs, n))
                                    .toList()));
                }
            }
        }
        return duels;
    }

    /**
     * Two locks aren't in the race. The two-state one asks the kernel at every unlock, see {@link TwoState}. The fair one is
     * made to share evenly and not to let much through: it waits for a particular thread at every pass, so it could only
     * lose, and each of its cells would take as long as the others; see {@link FairHandoff}.
     */
    private static Stream<MutexKind> futexes() {
        Set<MutexKind> outside = EnumSet.of(MutexKind.TWO_STATE_FUTEX, MutexKind.FAIR_FUTEX);
        return Arrays.stream(MutexKind.values())
                .filter(kind -> kind.family() == MutexKind.Family.FUTEX && !outside.contains(kind));
    }
}
