// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What the forks of a cell recorded of one latency. Percentiles of them all come from {@link #merged}; how far to trust
 * one is seen from {@link #tailsNs}, since the fork is the unit.
 *
 * @param cell what was measured
 * @param name which latency, such as {@code service}
 * @param tailsNs the {@link #TAIL}th percentile of each fork, at least one fork
 * @param merged all of it together
 * @param from when the first of them began
 * @param to when the last of them ended
 */
public record Latency(Cell cell, String name, List<Long> tailsNs, Histogram merged, Instant from, Instant to) {
    /** The percentile that is given for each fork. */
    public static final double TAIL = 99.9;

    /** Every latency of every cell, from the forks that count; each is made when it is asked for, as it takes memory. */
    public static Stream<Latency> of(List<Fork> forks) {
        SortedMap<Cell, List<Fork>> cells = forks.stream()
                .filter(fork -> fork.status() == Fork.Status.MEASURED
                        && !fork.histograms().isEmpty())
                .collect(Collectors.groupingBy(Fork::cell, TreeMap::new, Collectors.toList()));
        return cells.values().stream()
                .flatMap(measured -> measured.stream()
                        .flatMap(fork -> fork.histograms().keySet().stream())
                        .distinct()
                        .sorted()
                        .map(name -> of(name, measured)));
    }

    private static Latency of(String name, List<Fork> measured) {
        List<Fork> having = measured.stream()
                .filter(fork -> fork.histograms().containsKey(name))
                .toList();
        Histogram merged = Histograms.create();
        List<Long> tailsNs = new ArrayList<>();
        for (Fork fork : having) {
            Histogram recorded = Histograms.decode(fork.histograms().get(name));
            merged.add(recorded);
            tailsNs.add(recorded.getValueAtPercentile(TAIL));
        }
        return new Latency(
                having.get(0).cell(),
                name,
                List.copyOf(tailsNs),
                merged,
                having.stream().map(Fork::startedAt).min(Instant::compareTo).orElseThrow(),
                having.stream()
                        .map(fork -> fork.startedAt().plusNanos(fork.wallNs()))
                        .max(Instant::compareTo)
                        .orElseThrow());
    }
}
