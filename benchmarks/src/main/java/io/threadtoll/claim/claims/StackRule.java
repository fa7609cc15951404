// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.ThreadFigure;
import io.threadtoll.probe.ThreadKind;
import io.threadtoll.probe.ThreadStack;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * How "a thread's stack is 8 MiB" is judged: by the mapping that holds a thread's stack pointer, and by the address space
 * that each thread takes. Both are exact, so they must hold in every fork.
 */
final class StackRule {
    /** What the article says. */
    static final double STACK_BYTES = 8 * 1_024 * 1_024;

    /** Give or take a guard page, and a page is 4 to 64 KiB on the machines that Linux runs on. */
    static final double GUARD_BYTES = 64 * 1_024;

    static final Cell PROBE = Cell.ofProbe(ThreadStack.ID);

    private static final List<ThreadFigure> DETAILS =
            List.of(ThreadFigure.RESIDENT, ThreadFigure.KERNEL_STACK, ThreadFigure.PAGE_TABLE, ThreadFigure.MAPPINGS);

    private final Evidence evidence;
    private final ThreadKind kind;

    private StackRule(Evidence evidence, ThreadKind kind) {
        this.evidence = evidence;
        this.kind = kind;
    }

    /**
     * The verdict on one kind of thread.
     *
     * @param source one sentence on where its size comes from
     */
    static Verdict judge(Evidence evidence, ThreadKind kind, String source) {
        return evidence.gap(List.of(PROBE)).orElseGet(() -> new StackRule(evidence, kind).judge(source));
    }

    private Verdict judge(String source) {
        String figure = "a stack of " + text(ThreadFigure.STACK) + ", " + text(ThreadFigure.VIRTUAL)
                + " of address space a thread" + limitBesideIt();
        if (means(ThreadFigure.STACK).length == 0 || means(ThreadFigure.VIRTUAL).length == 0) {
            return new Verdict(Outcome.INCONCLUSIVE, "", "no fork says how large a stack is", details());
        }
        if (Arrays.stream(means(ThreadFigure.SHARED)).anyMatch(shared -> shared > 0)) {
            return new Verdict(
                    Outcome.INCONCLUSIVE, figure, "the kernel shows several stacks as one mapping here", details());
        }
        boolean holds = Arrays.stream(means(ThreadFigure.STACK)).allMatch(StackRule::isEight)
                && Arrays.stream(means(ThreadFigure.VIRTUAL)).allMatch(StackRule::isEight);
        DoublePredicate other = bytes -> !isEight(bytes);
        boolean fails = Arrays.stream(means(ThreadFigure.STACK)).allMatch(other)
                && Arrays.stream(means(ThreadFigure.VIRTUAL)).allMatch(other);
        return new Verdict(
                holds ? Outcome.REPRODUCED : fails ? Outcome.REFUTED : Outcome.INCONCLUSIVE, figure, source, details());
    }

    private static boolean isEight(double bytes) {
        return Math.abs(bytes - STACK_BYTES) <= GUARD_BYTES;
    }

    /** Where a pthread's default is said to come from, if it isn't the usual one. */
    private String limitBesideIt() {
        double[] limits = evidence.means(PROBE, ThreadStack.LIMIT);
        if (limits.length == 0) {
            return "; RLIMIT_STACK is unlimited";
        }
        return Arrays.stream(limits).allMatch(limit -> limit == STACK_BYTES)
                ? ""
                : "; RLIMIT_STACK is " + Unit.BYTES.format(limits[0]) + ", not 8 MiB";
    }

    /** What a thread really uses of it. */
    private List<String> details() {
        return DETAILS.stream()
                .filter(what -> means(what).length > 0)
                .map(what -> kind.metric(what) + ": " + text(what))
                .toList();
    }

    private String text(ThreadFigure what) {
        return kind.metric(what)
                .unit()
                .format(Arrays.stream(means(what)).average().orElse(Double.NaN));
    }

    private double[] means(ThreadFigure what) {
        return evidence.means(PROBE, kind.metric(what));
    }
}
