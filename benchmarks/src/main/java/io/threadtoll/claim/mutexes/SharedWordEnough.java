// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.bench.binding.TimedCall;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.SharedWord;
import java.util.List;
import java.util.stream.Stream;

/** A futex is a 32-bit integer in memory that its users share. */
@AutoService(Claim.class)
public final class SharedWordEnough implements Claim {
    /** Every waiter is woken; wrong only where none is. */
    private static final Band ALL = Band.exactly(1).refutedOnlyBelow(Math.nextUp(0.0));

    private static final Band NEVER = Band.exactly(0).neverRefuting();
    private static final Cell PROBE = Cell.ofProbe(SharedWord.ID);
    private static final Cell PRIVATE = through(TimedCall.WAKE_NOBODY);
    private static final Cell SHARED = through(TimedCall.WAKE_NOBODY_SHARED);

    @Override
    public Title title() {
        return Title.ofArticle(
                "shared-word", Section.MUTEXES, "32 bits of memory that the threads share are all that a futex is.");
    }

    /** The thorough ones are not judged, but tell the wake's own cost from the binding's. */
    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        Stream<Cell> judged = Stream.of(PROBE, PRIVATE, SHARED);
        Stream<Cell> beside = Stream.of(TimedCall.NULL_CALL, TimedCall.GETPPID, TimedCall.WAIT_FOR_OTHER_VALUE)
                .map(SharedWordEnough::through);
        return (depth == Depth.ESSENTIAL ? judged : Stream.concat(judged, beside)).toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(PROBE, PRIVATE, SHARED));
        return Ruling.on(
                        woken(evidence, "waiters woken on a private word", SharedWord.PRIVATE_WOKEN),
                        woken(evidence, "across two mappings of a page", SharedWord.SHARED_WOKEN),
                        Figure.exact(
                                        "times the 32 bits beside it mattered",
                                        evidence.sum(PROBE, SharedWord.NEIGHBOUR_MATTERED))
                                .within(NEVER))
                .beside(evidence.ratio(
                        "times as long for a wake on a shared word as on a private one", SHARED, PRIVATE, Metric.SCORE))
                .because("the kernel looks at the word and at nothing else")
                .open("not every waiter was woken, or the word's neighbour mattered")
                .verdict();
    }

    private static Figure woken(Evidence evidence, String label, Metric metric) {
        return Figure.share(label, evidence.least(PROBE, metric), SharedWord.ROUNDS)
                .within(ALL);
    }

    private static Cell through(TimedCall call) {
        return BindingCost.cell(call, Binding.standard());
    }
}
