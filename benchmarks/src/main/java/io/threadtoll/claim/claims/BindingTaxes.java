// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.ThreadCount;
import io.threadtoll.claim.Evidence;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a deeper run says of the bindings beside the one call that is judged: a line a question, a figure a binding. */
final class BindingTaxes {
    private BindingTaxes() {}

    /** The lines of all that was measured. */
    static List<String> of(Evidence evidence) {
        int p = ThreadCount.P.on(evidence.processors());
        int twoP = ThreadCount.TWO_P.on(evidence.processors());
        return Stream.of(
                        call(evidence, "getppid"),
                        call(evidence, "wakeNobodyShared"),
                        call(evidence, "waitForOtherValue"),
                        line(evidence, "one hop: a wake, a wait and a switch", Unit.NANOSECONDS, BindingCells::hop),
                        lock(evidence, p),
                        lock(evidence, twoP))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> call(Evidence evidence, String method) {
        return line(evidence, method, Unit.NANOSECONDS, binding -> BindingCells.through(binding, method))
                .map(line -> figure(evidence, BindingCells.inC(method), Unit.NANOSECONDS)
                        .map(fromC -> line + "; from C " + fromC)
                        .orElse(line));
    }

    private static Optional<String> lock(Evidence evidence, int threads) {
        return line(
                evidence,
                "a contended lock, " + threads + " threads",
                Unit.OPERATIONS_PER_SECOND,
                binding -> BindingCells.lock(binding, threads));
    }

    private static Optional<String> line(Evidence evidence, String what, Unit unit, Function<Binding, Cell> cell) {
        String figures = Arrays.stream(Binding.values())
                .flatMap(binding ->
                        figure(evidence, cell.apply(binding), unit).map(figure -> binding + " " + figure).stream())
                .collect(Collectors.joining("; "));
        return figures.isEmpty() ? Optional.empty() : Optional.of(what + ": " + figures);
    }

    private static Optional<String> figure(Evidence evidence, Cell cell, Unit unit) {
        double[] forks = evidence.means(cell, Metric.SCORE);
        return forks.length == 0
                ? Optional.empty()
                : Optional.of(IntervalText.of(unit, Estimates.geometricMean(forks, 0.95)));
    }
}
