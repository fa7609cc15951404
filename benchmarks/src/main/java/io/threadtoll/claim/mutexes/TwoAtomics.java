// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
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
import io.threadtoll.mutex.MutexKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lock that nobody else wants is said to cost two atomic instructions at the least, one to take it and one to free it. An
 * unlock needs none where no waiter relies on being seen at once. Judged by the lock that we recommend.
 */
@AutoService(Claim.class)
public final class TwoAtomics implements Claim {
    /** "Nothing goes below": wrong where the lock takes less than nine tenths of the two instructions. */
    static final Band NOT_BELOW = Band.atLeast(0.9);

    private static final MutexKind CHAMPION = FutexRace.CHAMPION;
    private static final Cell LOCK = UncontendedLock.pairCell(CHAMPION);
    private static final Cell FLOOR = HardwareFloor.casAndSwapCell();

    @Override
    public Title title() {
        return Title.ours(
                "two-atomics",
                Section.MUTEXES,
                "A lock that nobody else wants costs two atomic instructions, a compare-and-swap and a swap: none is cheaper.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        Stream<Cell> judged = Stream.of(LOCK, FLOOR);
        return (depth == Depth.ESSENTIAL ? judged : Stream.concat(judged, ladder().map(UncontendedLock::pairCell)))
                .distinct()
                .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(LOCK, FLOOR));
        return Ruling.on(times(evidence, CHAMPION).within(NOT_BELOW))
                .beside(evidence.score("the two instructions", FLOOR))
                .rows(ladder().filter(kind -> evidence.has(UncontendedLock.pairCell(kind), Metric.SCORE))
                        .map(kind -> EvidenceRow.of(
                                kind.name(),
                                times(evidence, kind),
                                evidence.score("a pair", UncontendedLock.pairCell(kind))))
                        .toList())
                .reproduced("the lock that we recommend costs no less")
                .refuted("an unlock needs no atomic instruction where no waiter relies on being seen at once")
                .verdict();
    }

    private static Figure times(Evidence evidence, MutexKind kind) {
        return evidence.ratio(
                "times compare-and-swap and swap, " + kind, UncontendedLock.pairCell(kind), FLOOR, Metric.SCORE);
    }

    private static Stream<MutexKind> ladder() {
        return Arrays.stream(MutexKind.values()).filter(kind -> kind.family() == MutexKind.Family.FUTEX);
    }
}
