// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What the forks of a cell recorded of one latency. Percentiles of them all come from {@link #merged}; how far to trust
 * one is seen from {@link #forks}, since the fork is the unit.
 *
 * @param cell what was measured
 * @param name which latency, such as {@code service}
 * @param forks what each fork recorded, in ns, at least one fork
 * @param merged all of it together
 * @param from when the first of them began
 * @param to when the last of them ended
 */
public record Latency(Cell cell, String name, List<Histogram> forks, Histogram merged, Instant from, Instant to) {
    /** Every latency of every cell, from the forks that count. */
    public static List<Latency> of(List<Fork> forks) {
        SortedMap<Cell, List<Fork>> cells = forks.stream()
                .filter(fork -> fork.status() == Fork.Status.MEASURED
                        && !fork.histograms().isEmpty())
                .collect(Collectors.groupingBy(Fork::cell, TreeMap::new, Collectors.toList()));
        return cells.values().stream()
                .flatMap(measured -> measured.stream()
                        .flatMap(fork -> fork.histograms().keySet().stream())
                        .distinct()
                        .sorted()
                        .map(name -> of(name, measured)))
                .toList();
    }

    private static Latency of(String name, List<Fork> measured) {
        List<Fork> having = measured.stream()
                .filter(fork -> fork.histograms().containsKey(name))
                .toList();
        List<Histogram> histograms = having.stream()
                .map(fork -> Histograms.decode(fork.histograms().get(name)))
                .toList();
        Histogram merged = Histograms.create();
        histograms.forEach(merged::add);
        return new Latency(
                having.get(0).cell(),
                name,
                histograms,
                merged,
                having.stream().map(Fork::startedAt).min(Instant::compareTo).orElseThrow(),
                having.stream()
                        .map(fork -> fork.startedAt().plusNanos(fork.wallNs()))
                        .max(Instant::compareTo)
                        .orElseThrow());
    }
}
