// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A binding's row in the binding table.
 *
 * @param evidence what was measured
 * @param binding the binding
 */
record BindingRow(Evidence evidence, Binding binding) {
    /** What each binding is judged by: the futex call that nothing waits for, so nothing hides the binding. */
    static final String CALL = "wakeNobody";

    /** A C function that only computes. */
    static final String NULL_CALL = "nullCall";

    /** The row's own cells. */
    Stream<Cell> cells() {
        return Stream.of(CALL, NULL_CALL).map(method -> BindingCells.through(binding, method));
    }

    /** Why the binding isn't there; empty where it is. */
    String why() {
        return cells().flatMap(cell -> evidence.gap(List.of(cell)).stream())
                .map(Verdict::reason)
                .findFirst()
                .orElse("");
    }

    boolean isThere() {
        return why().isEmpty();
    }

    Interval overC(double confidence) {
        return Estimates.ratio(call(), inC(), confidence);
    }

    /** The call against C's and the binding's null call together: what is above that, neither explains. */
    private Interval overCAndNullCall() {
        double[] inC = inC();
        double[] nullCall = nullCall();
        double[] sums = IntStream.range(0, Math.min(inC.length, nullCall.length))
                .mapToDouble(i -> inC[i] + nullCall[i])
                .toArray();
        return Estimates.ratio(call(), sums, 0.95);
    }

    String describe() {
        if (!isThere()) {
            return binding + ": not there: " + why();
        }
        return binding + ": FUTEX_WAKE " + time(call()) + ", " + IntervalText.ofRatio(overC(0.95)) + " times C's "
                + time(inC()) + ", " + IntervalText.ofRatio(Estimates.ratio(call(), bare(), 0.95))
                + " times the bare instruction's " + time(bare()) + ", "
                + IntervalText.ofRatio(overCAndNullCall()) + " times C's and a null call together; null call "
                + time(nullCall());
    }

    private double[] call() {
        return evidence.means(BindingCells.through(binding, CALL), Metric.SCORE);
    }

    private double[] inC() {
        return evidence.means(BindingCells.inC(CALL), Metric.SCORE);
    }

    private double[] bare() {
        return evidence.means(BindingCells.bare(CALL), Metric.SCORE);
    }

    private double[] nullCall() {
        return evidence.means(BindingCells.through(binding, NULL_CALL), Metric.SCORE);
    }

    private static String time(double[] forks) {
        return IntervalText.of(Unit.NANOSECONDS, Estimates.geometricMean(forks, 0.95));
    }
}
