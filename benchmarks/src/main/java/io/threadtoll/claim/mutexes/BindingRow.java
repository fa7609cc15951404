// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.bench.binding.BindingFloor;
import io.threadtoll.bench.binding.TimedCall;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.NativeLoop;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A binding's row in the binding table: the futex call that nothing waits for, so nothing hides the binding.
 *
 * @param evidence what was measured
 * @param binding the binding
 */
record BindingRow(Evidence evidence, Binding binding) {
    /** What each binding is judged by. */
    static final TimedCall CALL = TimedCall.WAKE_NOBODY;

    /** A C function that only computes. */
    static final TimedCall NULL_CALL = TimedCall.NULL_CALL;

    static final Cell IN_C = BindingFloor.cell(CALL, NativeLoop.Entry.C_LIBRARY);
    static final Cell BARE = BindingFloor.cell(CALL, NativeLoop.Entry.INSTRUCTION);

    /** Why the binding isn't there; none where it is. */
    Optional<Verdict> gap() {
        return evidence.gap(List.of(call(), nullCall()));
    }

    /** How many times as long its call takes as the same from C. */
    Figure overC(String label, double confidence) {
        return evidence.ratio(label, call(), IN_C, Metric.SCORE, confidence);
    }

    EvidenceRow row() {
        return gap().map(why -> EvidenceRow.note(binding.name(), "not there: " + why.reason()))
                .orElseGet(() -> EvidenceRow.of(
                        binding.name(),
                        evidence.score("FUTEX_WAKE", call()),
                        overC("times C's", evidence.confidence()),
                        evidence.ratio("times the bare instruction's", call(), BARE, Metric.SCORE),
                        overCAndNullCall(),
                        evidence.score("null call", nullCall())));
    }

    /** What is above that, neither the call from C nor the binding's own way explains. */
    private Figure overCAndNullCall() {
        double[] inC = evidence.of(IN_C, Metric.SCORE);
        double[] nullCall = evidence.of(nullCall(), Metric.SCORE);
        double[] sums = IntStream.range(0, Math.min(inC.length, nullCall.length))
                .mapToDouble(i -> inC[i] + nullCall[i])
                .toArray();
        return Figure.of(
                "times C's and a null call together",
                Unit.COUNT,
                Estimates.ratio(evidence.of(call(), Metric.SCORE), sums, evidence.confidence()));
    }

    private Cell call() {
        return BindingCost.cell(CALL, binding);
    }

    private Cell nullCall() {
        return BindingCost.cell(NULL_CALL, binding);
    }
}
