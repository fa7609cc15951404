// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The series of a run, from its forks as they come in: those that were measured, and of these what is finite. */
public final class SeriesCollector {
    private final Run run;
    private final Map<ForkSeries.Key, SortedMap<Integer, Sample>> samples = new LinkedHashMap<>();

    /** Of a run without forks. */
    public SeriesCollector(Run run) {
        this.run = run;
    }

    /**
     * Takes a fork; the later one where a round has two of a cell.
     *
     * @throws BadResultException if it is on a JVM that the run doesn't have
     */
    public void add(Fork fork) {
        String jvm = run.labelOf(fork);
        if (fork.status() == Fork.Status.MEASURED) {
            fork.metrics().forEach((metric, sample) -> {
                if (Double.isFinite(sample.mean())) {
                    ForkSeries.Key key = new ForkSeries.Key(jvm, fork.again(), fork.cell(), fork.mode(), metric);
                    samples.computeIfAbsent(key, any -> new TreeMap<>()).put(fork.round(), sample);
                }
            });
        }
    }

    /**
     * What there is, in the order in which the first fork of each came.
     *
     * @throws BadResultException if the forks of one are in different units
     */
    public List<ForkSeries> series() {
        return samples.entrySet().stream()
                .map(entry -> series(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static ForkSeries series(ForkSeries.Key key, SortedMap<Integer, Sample> forks) {
        Unit unit = forks.get(forks.firstKey()).unit();
        for (Sample fork : forks.values()) {
            if (fork.unit() != unit) {
                throw new BadResultException("one of its cells has forks in " + unit + " and in " + fork.unit());
            }
        }
        double[] means = forks.values().stream().mapToDouble(Sample::mean).toArray();
        double[] drifts = forks.values().stream().mapToDouble(Sample::drift).toArray();
        return new ForkSeries(
                key.jvm(),
                key.again(),
                key.cell(),
                key.mode(),
                key.metric(),
                unit,
                List.copyOf(forks.keySet()),
                Arrays.stream(means).boxed().toList(),
                SteadinessText.of(unit, means, drifts));
    }
}
