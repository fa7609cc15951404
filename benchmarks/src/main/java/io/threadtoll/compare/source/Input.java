// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.claim.Judgement;
import io.threadtoll.compare.Series;
import io.threadtoll.compare.Source;
import io.threadtoll.journal.ForkSeries;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What one path holds, before it has a label.
 *
 * @param environments the machine with each JVM, by the JVM's label
 * @param judgements the verdicts on each JVM, by its label
 * @param code the hash of the code that a cell measured; empty where nobody kept one
 * @param measured what was measured
 */
record Input(
        SortedMap<String, Environment> environments,
        SortedMap<String, List<Judgement>> judgements,
        Function<Cell, String> code,
        List<ForkSeries> measured) {
    /** What of it is of each cell's usual metric. */
    Input usual() {
        return new Input(environments, judgements, code, ForkSeries.usual(measured));
    }

    /** It as a source of a comparison in which some benchmarks were measured in more than one mode. */
    Source source(String label, Set<String> severalModes) {
        return new Source(
                label,
                environments,
                judgements,
                measured.stream()
                        .map(one -> series(
                                one, label, severalModes.contains(one.cell().benchmark())))
                        .toList());
    }

    private Series series(ForkSeries one, String run, boolean withMode) {
        SortedMap<String, String> keys = new TreeMap<>();
        one.cell().params().forEach((name, value) -> keys.put(Series.parameter(name), value));
        keys.put(Series.RUN, run);
        keys.put(Series.JVM, one.jvm());
        keys.put(Series.BENCHMARK, one.cell().benchmark());
        keys.put(Series.QUESTION, one.cell().question());
        keys.put(Series.THREADS, String.valueOf(one.cell().threads()));
        keys.put(Series.METRIC, one.metric());
        keys.put(Series.COPY, Series.copy(one.again()));
        if (withMode) {
            keys.put(Series.MODE, one.mode());
        }
        return new Series(keys, one.unit(), one.values(), one.rounds(), code.apply(one.cell()), one.flags());
    }
}
