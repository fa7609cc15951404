// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.ThreadFigure;
import io.threadtoll.probe.ThreadKind;
import io.threadtoll.probe.ThreadStack;
import java.util.Arrays;
import java.util.List;

/**
 * What a thread of one kind takes that lives and sleeps.
 *
 * @param kind the kind
 * @param figures the mean of the forks in each of {@link #COLUMNS}, "-" where none has it
 */
public record LivingRow(String kind, List<String> figures) {
    /** What the figures are. */
    public static final List<String> COLUMNS =
            List.of("Stack", "Address space", "Resident", "Kernel stack", "Page tables", "Mappings");

    private static final List<ThreadFigure> FIGURES = List.of(
            ThreadFigure.STACK,
            ThreadFigure.VIRTUAL,
            ThreadFigure.RESIDENT,
            ThreadFigure.KERNEL_STACK,
            ThreadFigure.PAGE_TABLE,
            ThreadFigure.MAPPINGS);

    private static final Cell PROBE = Cell.ofProbe(ThreadStack.ID);

    public LivingRow {
        figures = List.copyOf(figures);
    }

    /** A row for each kind; none where nothing was measured. */
    static List<LivingRow> of(List<Fork> forks) {
        List<Fork> measured = forks.stream()
                .filter(fork -> fork.cell().equals(PROBE) && fork.status() == Fork.Status.MEASURED)
                .toList();
        return measured.isEmpty()
                ? List.of()
                : Arrays.stream(ThreadKind.values())
                        .map(kind -> new LivingRow(
                                kind.name(),
                                FIGURES.stream()
                                        .map(figure -> mean(measured, kind.metric(figure)))
                                        .toList()))
                        .toList();
    }

    private static String mean(List<Fork> forks, Metric metric) {
        return metric.unit().format(MeasuredForks.mean(forks, metric.name()).orElse(Double.NaN));
    }
}
