// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.KernelEvidence;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.rule.FutexCount;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A futex lock that nobody else wants costs nanoseconds and no system call. */
@AutoService(Claim.class)
public final class FastPath implements Claim {
    /** "Nanoseconds": fewer than a hundred. */
    static final Band NANOSECONDS = Band.below(100);

    /** "No system call": at most ten for a million pairs, which leaves room for a thread that starts or ends. */
    static final Band NO_CALLS = Band.atMost(10e-6);

    private static final Cell LOCK = UncontendedLock.pairCell(MutexKind.THREE_STATE_FUTEX);
    private static final Cell COUNTED = UncontendedLock.pairCountedCell(MutexKind.THREE_STATE_FUTEX);
    private static final Cell FLOOR = HardwareFloor.casAndSwapCell();

    @Override
    public Title title() {
        return Title.ofArticle(
                "fast-path",
                Section.MUTEXES,
                "Locking and unlocking a futex mutex that nobody else wants takes nanoseconds and no system call.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        Stream<Cell> few = Stream.of(LOCK, COUNTED, KernelEvidence.PROOF, FLOOR, HardwareFloor.incrementCell());
        Stream<Cell> more = Arrays.stream(MutexKind.values()).map(UncontendedLock::pairCell);
        return (depth == Depth.ESSENTIAL ? few : Stream.concat(few, more))
                .distinct()
                .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Figure time = evidence.score("a pair", LOCK);
        Figure floor = evidence.ratio("times a bare compare-and-swap and swap", LOCK, FLOOR, Metric.SCORE);
        FutexCount count = FutexCount.of(evidence, List.of(COUNTED));
        double calls = Arrays.stream(count.perOp(evidence, COUNTED)).max().orElseThrow();
        return Ruling.on(
                        time.within(NANOSECONDS),
                        Figure.exact("futex calls a pair", calls).within(NO_CALLS))
                .beside(floor)
                .countedBy(count.by())
                .because("the whole fast path is in user space")
                .refuted("it takes longer, or it asks the kernel")
                .verdict();
    }
}
