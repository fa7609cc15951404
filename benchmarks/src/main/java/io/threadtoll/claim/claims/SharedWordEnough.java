// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.SharedWord;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A futex is a 32-bit integer in memory that its users share. */
@AutoService(Claim.class)
public final class SharedWordEnough implements Claim {
    private static final Cell PROBE = Cell.ofProbe(SharedWord.ID);
    private static final Cell PRIVATE = BindingCells.through(Binding.standard(), "wakeNobody");
    private static final Cell SHARED = BindingCells.through(Binding.standard(), "wakeNobodyShared");

    /** Not judged, but what tells the wake's own cost from the binding's. */
    private static final List<Cell> BINDING = Stream.of("nullCall", "getppid", "waitForOtherValue")
            .map(method -> BindingCells.through(Binding.standard(), method))
            .toList();

    @Override
    public String id() {
        return "shared-word";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "32 bits of memory that the threads share are all that a futex is.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        List<Cell> judged = List.of(PROBE, PRIVATE, SHARED);
        return depth == Depth.ESSENTIAL
                ? judged
                : Stream.concat(judged.stream(), BINDING.stream()).toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(List.of(PROBE, PRIVATE, SHARED)).orElseGet(() -> works(evidence));
    }

    private static Verdict works(Evidence evidence) {
        double inProcess = least(evidence, SharedWord.PRIVATE_WOKEN);
        double acrossMappings = least(evidence, SharedWord.SHARED_WOKEN);
        double neighbour = Arrays.stream(evidence.means(PROBE, SharedWord.NEIGHBOUR_MATTERED))
                .sum();
        String figure = String.format(
                Locale.ROOT,
                "of %d waiters %.0f woken on a private word, %.0f across two mappings of a page",
                SharedWord.ROUNDS,
                inProcess,
                acrossMappings);
        Interval dearer =
                Estimates.ratio(evidence.means(SHARED, Metric.SCORE), evidence.means(PRIVATE, Metric.SCORE), 0.95);
        String reason = String.format(
                Locale.ROOT,
                "the 32 bits beside it never mattered (%.0f times); a wake on a shared word takes %s"
                        + " times one on a private word",
                neighbour,
                IntervalText.ofRatio(dearer));
        boolean works = inProcess == SharedWord.ROUNDS && acrossMappings == SharedWord.ROUNDS && neighbour == 0;
        boolean fails = inProcess == 0 || acrossMappings == 0;
        return new Verdict(works ? Outcome.REPRODUCED : fails ? Outcome.REFUTED : Outcome.INCONCLUSIVE, figure, reason);
    }

    private static double least(Evidence evidence, Metric metric) {
        return Arrays.stream(evidence.means(PROBE, metric)).min().orElse(0);
    }
}
