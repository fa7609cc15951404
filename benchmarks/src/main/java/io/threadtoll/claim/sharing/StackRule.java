// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.ThreadFigure;
import io.threadtoll.probe.ThreadKind;
import io.threadtoll.probe.ThreadStack;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How "a thread's stack is 8 MiB" is judged: by the mapping that holds a thread's stack pointer, and by the address space
 * that each thread takes. Both are exact, so they must hold in every fork; it is wrong only where both are.
 */
final class StackRule {
    static final Cell PROBE = Cell.ofProbe(ThreadStack.ID);

    /** What the article says. */
    static final double STACK_BYTES = 8 << 20;

    /** Give or take a guard page, and a page is 4 to 64 KiB on the machines that Linux runs on. */
    static final double GUARD_BYTES = 64 << 10;

    private static final Band EIGHT_MIB = Band.between(STACK_BYTES - GUARD_BYTES, STACK_BYTES + GUARD_BYTES);

    private StackRule() {}

    /**
     * The verdict on one kind of thread.
     *
     * @param source one sentence on where its size comes from
     */
    static Verdict judge(Evidence evidence, ThreadKind kind, String source) {
        List<Figure> sizes = List.of(
                evidence.range("of stack", PROBE, kind.metric(ThreadFigure.STACK))
                        .within(EIGHT_MIB),
                evidence.range("of address space a thread", PROBE, kind.metric(ThreadFigure.VIRTUAL))
                        .within(EIGHT_MIB));
        boolean bothWrong = sizes.stream().allMatch(size -> size.outcome() == Outcome.REFUTED);
        boolean bothRight = sizes.stream().allMatch(size -> size.outcome() == Outcome.REPRODUCED);
        return Ruling.on(sizes)
                .control(
                        Figure.exact(
                                "stacks in a mapping with another's",
                                Arrays.stream(evidence.any(PROBE, kind.metric(ThreadFigure.SHARED)))
                                        .max()
                                        .orElse(0)),
                        Band.exactly(0),
                        "the kernel shows several stacks as one mapping here")
                .beside(evidence
                        .find(PROBE, ThreadStack.LIMIT)
                        .map(limit -> Figure.exact("is RLIMIT_STACK", Unit.BYTES, limit))
                        .stream()
                        .toArray(Figure[]::new))
                .rows(rows(evidence, kind))
                .because(source)
                .open("not every fork agrees, or the stack and the address space don't")
                .verdict(bothRight ? Outcome.REPRODUCED : bothWrong ? Outcome.REFUTED : Outcome.INCONCLUSIVE);
    }

    /** What a thread really uses of it. */
    private static List<EvidenceRow> rows(Evidence evidence, ThreadKind kind) {
        return Stream.of(
                        ThreadFigure.RESIDENT,
                        ThreadFigure.KERNEL_STACK,
                        ThreadFigure.PAGE_TABLE,
                        ThreadFigure.MAPPINGS)
                .map(kind::metric)
                .filter(metric -> evidence.has(PROBE, metric))
                .map(metric -> EvidenceRow.ofThose(
                        "what a thread takes", Stream.of(evidence.beside(metric.name(), PROBE, metric))))
                .toList();
    }
}
