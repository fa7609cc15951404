// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.DotRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the way from Java to the C library and the kernel costs.
 *
 * @param plots a plot for each call, all on one axis: a row for each binding, machine code as their floor
 */
public record BindingCosts(List<DotPlot> plots) {
    private static final String BOUND = "BindingCost.";
    private static final String FLOOR = "BindingFloor.";
    private static final String HOP = "BoundHop.hop";

    /** The calls, from the one that does least, and what each is in words. */
    private static final List<Map.Entry<String, String>> CALLS = List.of(
            Map.entry("nullCall", "A C function that only computes"),
            Map.entry("getppid", "getppid, the cheapest real system call"),
            Map.entry("wakeNobody", "FUTEX_WAKE, private word, nobody waits"),
            Map.entry("wakeNobodyShared", "FUTEX_WAKE, shared word, nobody waits"),
            Map.entry("waitForOtherValue", "FUTEX_WAIT that comes back at once"),
            Map.entry("wakeNobodyByFutex2", "futex_wake, nobody waits"),
            Map.entry("waitForOtherValueByFutex2", "futex_wait that comes back at once"));

    public BindingCosts {
        plots = List.copyOf(plots);
    }

    private record Call(String title, List<DotRow> rows) {}

    /** That of a run, where it was measured. */
    public static Optional<BindingCosts> of(List<Fork> forks) {
        List<Call> calls = Stream.concat(
                        CALLS.stream().map(call -> call(call.getKey(), call.getValue(), forks)),
                        Stream.of(new Call(
                                "A futex hop on one CPU: a wake, a wait and a switch",
                                rows(forks, HOP, "binding", false))))
                .filter(call -> !call.rows().isEmpty())
                .toList();
        Axis axis = DotPlot.axis(
                Unit.NANOSECONDS,
                calls.stream().flatMap(call -> call.rows().stream()).toList(),
                List.of());
        return calls.isEmpty()
                ? Optional.empty()
                : Optional.of(new BindingCosts(calls.stream()
                        .map(call -> DotPlot.on(axis, call.title(), Unit.NANOSECONDS, call.rows(), List.of()))
                        .toList()));
    }

    private static Call call(String method, String title, List<Fork> forks) {
        return new Call(
                title,
                Stream.concat(
                                rows(forks, FLOOR + method, "entry", true).stream(),
                                rows(forks, BOUND + method, "binding", false).stream())
                        .toList());
    }

    private static List<DotRow> rows(List<Fork> forks, String method, String param, boolean isFloor) {
        return MeasuredCell.of(forks, method).stream()
                .map(cell -> {
                    DotRow row = cell.row(cell.param(param), Metric.SCORE, Unit.NANOSECONDS);
                    return isFloor ? row.asFloor() : row;
                })
                .toList();
    }
}
