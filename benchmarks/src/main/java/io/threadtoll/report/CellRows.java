// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.journal.SteadinessText;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the rows of a run's cells from its forks. */
public final class CellRows {
    private static final double CONFIDENCE = 0.95;
    private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

    private CellRows() {}

    /**
     * The rows of each question, both in the order a person looks for them. Without the ramps of connections, which have
     * tables of their own.
     */
    public static SortedMap<String, List<CellRow>> of(List<Fork> forks) {
        Map<Cell, List<Fork>> cells = forks.stream()
                .filter(fork -> !ConnectionModel.isOne(fork.cell()))
                .collect(Collectors.groupingBy(Fork::cell));
        return cells.keySet().stream()
                .sorted(Comparator.comparing(CellRows::place))
                .map(cell -> row(cell, cells.get(cell)))
                .collect(Collectors.groupingBy(row -> row.cell().question(), TreeMap::new, Collectors.toList()));
    }

    /** The row of one cell. */
    static CellRow row(Cell cell, List<Fork> forks) {
        List<Fork> measured = with(Status.MEASURED, forks);
        SortedMap<String, String> metrics = new TreeMap<>();
        for (String metric : names(measured)) {
            metrics.put(
                    metric,
                    unit(measured, metric)
                            .format(MeasuredForks.mean(measured, metric).orElse(Double.NaN)));
        }
        return new CellRow(
                cell,
                measured.size(),
                with(Status.DISTURBED, forks).size(),
                with(Status.FAILED, forks).size(),
                reason(forks),
                unit(measured, Fork.SCORE),
                score(MeasuredForks.values(measured, Fork.SCORE)),
                score(MeasuredForks.values(measured, Fork.TEAM_TIME)),
                metrics,
                SteadinessText.of(
                        unit(measured, Fork.SCORE), MeasuredForks.values(measured, Fork.SCORE), drifts(measured)));
    }

    private static double[] drifts(List<Fork> forks) {
        return forks.stream()
                .map(fork -> fork.metrics().get(Fork.SCORE))
                .filter(Objects::nonNull)
                .mapToDouble(Sample::drift)
                .toArray();
    }

    /** The mean of these forks: the geometric one where all are positive. */
    public static Interval score(double[] forks) {
        if (forks.length == 0) {
            return NONE;
        }
        return Arrays.stream(forks).allMatch(value -> value > 0)
                ? Estimates.geometricMean(forks, CONFIDENCE)
                : Estimates.mean(forks, CONFIDENCE);
    }

    private static SortedSet<String> names(List<Fork> forks) {
        SortedSet<String> names = new TreeSet<>();
        forks.forEach(fork -> names.addAll(fork.metrics().keySet()));
        names.remove(Fork.SCORE);
        return names;
    }

    /** The unit of a metric in these forks. */
    public static Unit unit(List<Fork> forks, String metric) {
        return forks.stream()
                .map(fork -> fork.metrics().get(metric))
                .filter(Objects::nonNull)
                .map(Sample::unit)
                .findFirst()
                .orElse(Unit.COUNT);
    }

    private static String reason(List<Fork> forks) {
        return forks.stream()
                .filter(fork -> fork.status() == Status.FAILED || fork.status() == Status.NOT_APPLICABLE)
                .map(Fork::reason)
                .filter(reason -> !reason.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<Fork> with(Status status, List<Fork> forks) {
        return forks.stream().filter(fork -> fork.status() == status).toList();
    }

    /** The cell's label with its numbers padded, so that 200 stands before 1000. */
    private static String place(Cell cell) {
        return padded(cell.toString());
    }

    /** A text whose numbers are in order where the texts are. */
    static String padded(String text) {
        return NUMBER.matcher(text)
                .replaceAll(number -> "0".repeat(20 - number.group().length()) + number.group());
    }
}
