// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.bench.binding.BindingFloor;
import io.threadtoll.bench.binding.BoundHop;
import io.threadtoll.bench.binding.BoundLock;
import io.threadtoll.bench.binding.TimedCall;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.MissingEvidenceException;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.NativeLoop;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The way from Java to futex(2) against C's, a loop of machine code that calls the C library's syscall(2). Judged by the
 * best binding that the JVM has; those it hasn't stand below with the reason.
 */
@AutoService(Claim.class)
public final class BindingTax implements Claim {
    /** "As good as in C": at most 5 % more. */
    static final Band AS_IN_C = Band.atMost(1.05);

    private static final List<TimedCall> MORE_CALLS = List.of(
            TimedCall.GETPPID,
            TimedCall.WAKE_NOBODY_SHARED,
            TimedCall.WAIT_FOR_OTHER_VALUE,
            TimedCall.WAKE_NOBODY_BY_FUTEX2,
            TimedCall.WAIT_FOR_OTHER_VALUE_BY_FUTEX2);
    private static final List<ThreadCount> THREADS = List.of(ThreadCount.P, ThreadCount.TWO_P);

    @Override
    public Title title() {
        return Title.ours(
                "binding-tax",
                Section.MUTEXES,
                "Calling futex(2) from Java costs at most 5 % more than calling it from C.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        List<TimedCall> calls = new ArrayList<>(List.of(BindingRow.CALL, BindingRow.NULL_CALL));
        if (depth == Depth.THOROUGH) {
            calls.addAll(MORE_CALLS);
        }
        List<Cell> cells = new ArrayList<>();
        calls.forEach(call -> {
            cells.add(inC(call));
            bindings().forEach(binding -> cells.add(BindingCost.cell(call, binding)));
        });
        cells.add(BindingRow.BARE);
        if (depth == Depth.THOROUGH) {
            bindings().forEach(binding -> {
                cells.add(BoundHop.hopCell(binding));
                THREADS.forEach(count -> cells.add(lock(binding, count, machine)));
            });
        }
        return cells;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        List<BindingRow> rows =
                bindings().map(binding -> new BindingRow(evidence, binding)).toList();
        evidence.require(List.of(
                BindingRow.IN_C,
                BindingRow.BARE,
                inC(BindingRow.NULL_CALL),
                BindingCost.cell(BindingRow.CALL, Binding.standard()),
                BindingCost.cell(BindingRow.NULL_CALL, Binding.standard())));
        // A binding may be missing, but what was tried has to have worked.
        rows.stream()
                .flatMap(row -> row.gap().stream())
                .filter(gap -> gap.outcome() != Outcome.NOT_APPLICABLE)
                .findFirst()
                .ifPresent(gap -> {
                    throw new MissingEvidenceException(gap);
                });
        List<BindingRow> there =
                rows.stream().filter(row -> row.gap().isEmpty()).toList();
        // The best of several is also the luckiest, so the confidence is Bonferroni's for all of them.
        double confidence = evidence.confidence(there.size());
        Figure best = there.stream()
                .map(row -> row.overC("times the same call from C, by " + row.binding(), confidence))
                .min(Comparator.comparingDouble(Figure::estimate))
                .orElseThrow();
        return Ruling.on(best.within(AS_IN_C))
                .rows(rows.stream().map(BindingRow::row).toList())
                .rows(beside(evidence))
                .because("a FUTEX_WAKE that finds nobody, through the best binding that this JVM has")
                .verdict();
    }

    /** What a deeper run says of the bindings beside the one call that is judged: a row a question, a figure a binding. */
    private static List<EvidenceRow> beside(Evidence evidence) {
        Stream<EvidenceRow> calls = MORE_CALLS.stream()
                .map(call -> row(evidence, call.name(), inC(call), binding -> BindingCost.cell(call, binding)));
        Stream<EvidenceRow> hops =
                Stream.of(row(evidence, "one hop: a wake, a wait and a switch", null, BoundHop::hopCell));
        Stream<EvidenceRow> locks = THREADS.stream()
                .map(count -> row(
                        evidence,
                        "a contended lock, " + count.on(evidence.machine()) + " threads",
                        null,
                        binding -> lock(binding, count, evidence.machine())));
        return Stream.of(calls, hops, locks)
                .flatMap(rows -> rows)
                .filter(row -> !row.figures().isEmpty())
                .toList();
    }

    private static EvidenceRow row(Evidence evidence, String label, Cell inC, Function<Binding, Cell> through) {
        List<Figure> figures = new ArrayList<>();
        bindings()
                .filter(binding -> evidence.has(through.apply(binding), Metric.SCORE))
                .forEach(binding -> figures.add(evidence.score(binding.name(), through.apply(binding))));
        if (inC != null && !figures.isEmpty() && evidence.has(inC, Metric.SCORE)) {
            figures.add(evidence.score("from C", inC));
        }
        return EvidenceRow.of(label, figures);
    }

    private static Cell lock(Binding binding, ThreadCount count, Machine machine) {
        return BoundLock.passCell(binding, Placement.SPREAD_OVER_CORES, count.on(machine));
    }

    private static Cell inC(TimedCall call) {
        return BindingFloor.cell(call, NativeLoop.Entry.C_LIBRARY);
    }

    private static Stream<Binding> bindings() {
        return Arrays.stream(Binding.values());
    }
}
