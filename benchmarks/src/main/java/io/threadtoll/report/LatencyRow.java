// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Latency;
import io.threadtoll.model.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The percentiles of one latency of a cell, ready to read.
 *
 * @param cell the cell's label
 * @param name which latency
 * @param forks how many forks they come from
 * @param count how many values
 * @param percentiles of all forks merged, in the order of {@link #TITLES}
 * @param tailSpread the least and the greatest p99.9 of a single fork
 */
public record LatencyRow(
        String cell, String name, int forks, String count, List<String> percentiles, String tailSpread) {
    /** What the percentiles are called. */
    public static final List<String> TITLES = List.of("p50", "p90", "p99", "p99.9", "max");

    private static final double[] RANKS = {50, 90, 99, Latency.TAIL, 100};

    public LatencyRow {
        percentiles = List.copyOf(percentiles);
    }

    /** The rows of a run, in the order of its cells. */
    public static List<LatencyRow> of(List<Fork> forks) {
        return Latency.of(forks).map(LatencyRow::of).toList();
    }

    private static LatencyRow of(Latency latency) {
        return new LatencyRow(
                latency.cell().toString(),
                latency.name(),
                latency.tailsNs().size(),
                String.format(Locale.ROOT, "%,d", latency.merged().getTotalCount()),
                Arrays.stream(RANKS)
                        .mapToObj(rank -> text((double) latency.merged().getValueAtPercentile(rank)))
                        .toList(),
                spread(latency.tailsNs()));
    }

    private static String spread(List<Long> ns) {
        var summary = ns.stream().mapToDouble(Long::doubleValue).summaryStatistics();
        return text(summary.getMin()) + " .. " + text(summary.getMax());
    }

    private static String text(double ns) {
        return Unit.NANOSECONDS.format(ns);
    }
}
