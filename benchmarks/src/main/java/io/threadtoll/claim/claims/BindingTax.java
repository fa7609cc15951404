// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way from Java to futex(2) against C's, a loop of machine code that calls the C library's syscall(2). Judged by the best binding that
 * the JVM has; those it hasn't stand below with the reason.
 */
@AutoService(Claim.class)
public final class BindingTax implements Claim {
    /** "As good as in C": at most 5 % more. */
    static final double MOST = 1.05;

    @Override
    public String id() {
        return "binding-tax";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes" + OURS;
    }

    @Override
    public String statement() {
        return "Calling futex(2) from Java costs at most 5 % more than calling it from C.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        Stream<String> methods = depth == Depth.ESSENTIAL
                ? Stream.of(BindingRow.CALL, BindingRow.NULL_CALL)
                : Stream.of(BindingRow.CALL, BindingRow.NULL_CALL, "getppid", "wakeNobodyShared", "waitForOtherValue");
        List<Cell> cells = new ArrayList<>();
        methods.forEach(method -> {
            cells.add(BindingCells.inC(method));
            Arrays.stream(Binding.values()).forEach(binding -> cells.add(BindingCells.through(binding, method)));
        });
        cells.add(BindingCells.bare(BindingRow.CALL));
        if (depth == Depth.THOROUGH) {
            for (Binding binding : Binding.values()) {
                cells.add(BindingCells.hop(binding));
                cells.add(BindingCells.lock(binding, ThreadCount.P.on(processors)));
                cells.add(BindingCells.lock(binding, ThreadCount.TWO_P.on(processors)));
            }
        }
        return cells;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        List<BindingRow> rows = Arrays.stream(Binding.values())
                .map(binding -> new BindingRow(evidence, binding))
                .toList();
        List<Cell> always = Stream.concat(
                        Stream.of(
                                BindingCells.inC(BindingRow.CALL),
                                BindingCells.bare(BindingRow.CALL),
                                BindingCells.inC(BindingRow.NULL_CALL)),
                        new BindingRow(evidence, Binding.standard()).cells())
                .toList();
        return evidence.gap(always).or(() -> badGap(evidence, rows)).orElseGet(() -> best(evidence, rows));
    }

    /** A binding may be missing, but what was tried has to have worked. */
    private static Optional<Verdict> badGap(Evidence evidence, List<BindingRow> rows) {
        return rows.stream()
                .flatMap(BindingRow::cells)
                .flatMap(cell -> evidence.gap(List.of(cell)).stream())
                .filter(gap -> gap.outcome() != Outcome.NOT_APPLICABLE)
                .findFirst();
    }

    private static Verdict best(Evidence evidence, List<BindingRow> rows) {
        List<BindingRow> there = rows.stream().filter(BindingRow::isThere).toList();
        // The best of several is also the luckiest, so the confidence is Bonferroni's for all of them.
        double confidence = 1 - 0.05 / there.size();
        BindingRow best = there.stream()
                .min(Comparator.comparingDouble(row -> row.overC(confidence).estimate()))
                .orElseThrow();
        Interval ratio = best.overC(confidence);
        String figure = best.binding() + " " + IntervalText.ofRatio(ratio) + " times the same call from C";
        List<String> details = Stream.concat(
                        rows.stream().map(BindingRow::describe), BindingTaxes.of(evidence).stream())
                .toList();
        String missing = rows.stream()
                .filter(row -> !row.isThere())
                .map(row -> "; " + row.binding() + " is not there: " + row.why())
                .reduce("", String::concat);
        String reason = "a FUTEX_WAKE that finds nobody, through the best binding of this JVM" + missing;
        Outcome outcome =
                ratio.isBelow(MOST) ? Outcome.REPRODUCED : ratio.isAbove(MOST) ? Outcome.REFUTED : Outcome.INCONCLUSIVE;
        return new Verdict(outcome, figure, reason, details);
    }
}
