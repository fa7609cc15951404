// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.machine.Machine;
import io.threadtoll.machine.topology.CpuClasses;
import io.threadtoll.machine.topology.CpuDistance;
import io.threadtoll.machine.topology.CpuPair;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.coretocore.CoreToCore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What it costs CPUs to reach each other, by how far the kernel says they are from each other. */
public final class CoreToCoreTable {
    private static final List<Metric> METRICS = List.of(CoreToCore.LINE_TRIP, CoreToCore.FUTEX_HOP);
    private static final String UNKNOWN = "not known";
    private static final double HALF = 0.5;
    private static final List<Double> SHARES = List.of(HALF, 0.1, 0.9);

    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public CoreToCoreTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** A row for each class, the nearest first, of whose medians the others are so many times; empty without forks. */
    public String render(Environment environment, List<Fork> forks) {
        Map<Optional<CpuDistance>, List<Fork>> classes =
                classes(Machine.of(environment).topology(), forks);
        if (classes.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable();
        table.row(Stream.of("CLASS", "PAIRS", "FORKS", "LINE TRIP", "P10", "P90", "X", "FUTEX HOP", "P10", "P90", "X")
                .map(TextCell::of)
                .toList());
        List<Fork> nearest = classes.values().iterator().next();
        classes.forEach((distance, its) -> table.row(row(distance, its, nearest)));
        return new TextPage(colours, width)
                .title("from core to core: medians over forks")
                .table(table)
                .toString();
    }

    /** The measured forks by the class of their pair, the nearest first and the unknown last. */
    private static Map<Optional<CpuDistance>, List<Fork>> classes(Topology topology, List<Fork> forks) {
        CpuClasses known = new CpuClasses(topology);
        Map<Optional<CpuDistance>, List<Fork>> classes = new TreeMap<>(Comparator.comparing(
                distance -> distance.orElse(null), Comparator.nullsLast(Comparator.<CpuDistance>naturalOrder())));
        forks.stream()
                .filter(fork -> fork.status() == Fork.Status.MEASURED
                        && fork.cell().isProbe()
                        && fork.cell().probe().equals(CoreToCore.ID))
                .forEach(fork -> {
                    CpuPair pair = CoreToCore.pair(fork.cell().params());
                    Optional<CpuDistance> distance = topology.cpus().containsAll(pair.cpus())
                            ? known.distance(pair.first(), pair.second())
                            : Optional.empty();
                    classes.computeIfAbsent(distance, none -> new ArrayList<>()).add(fork);
                });
        return classes;
    }

    private static List<TextCell> row(Optional<CpuDistance> distance, List<Fork> forks, List<Fork> nearest) {
        List<String> texts = new ArrayList<>();
        texts.add(distance.map(CpuDistance::name).orElse(UNKNOWN));
        texts.add(String.valueOf(forks.stream().map(Fork::cell).distinct().count()));
        texts.add(String.valueOf(forks.size()));
        for (Metric metric : METRICS) {
            for (double share : SHARES) {
                texts.add(metric.unit().format(quantile(forks, metric, share)));
            }
            texts.add(String.format(
                    Locale.ROOT, "%.2f", quantile(forks, metric, HALF) / quantile(nearest, metric, HALF)));
        }
        return texts.stream().map(TextCell::of).toList();
    }

    /** The value of the fork at that share of them, when they are sorted. */
    private static double quantile(List<Fork> forks, Metric metric, double share) {
        List<Double> sorted = forks.stream()
                .flatMap(fork -> fork.value(metric).stream())
                .sorted()
                .toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
