// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.claim.Judgement;
import io.threadtoll.compare.Series;
import io.threadtoll.compare.Source;
import io.threadtoll.journal.ForkSeries;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Looks;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
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
 * @param looks when what is measured next was decided by what there was; empty where that was fixed beforehand
 * @param notes what a reader has to know of the whole of it, such as what was left out
 */
record Input(
        SortedMap<String, Environment> environments,
        SortedMap<String, List<Judgement>> judgements,
        Function<Cell, String> code,
        List<Measured> measured,
        Optional<Looks> looks,
        List<String> notes) {
    Input {
        measured = List.copyOf(measured);
        notes = List.copyOf(notes);
    }

    /** What of it is of each cell's usual metric. */
    Input usual() {
        Set<ForkSeries> usual = Collections.newSetFromMap(new IdentityHashMap<>());
        usual.addAll(ForkSeries.usual(measured.stream().map(Measured::series).toList()));
        return new Input(
                environments,
                judgements,
                code,
                measured.stream().filter(one -> usual.contains(one.series())).toList(),
                looks,
                notes);
    }

    /** It as a source of a comparison. */
    Source source(String label, TellingSettings telling) {
        return new Source(
                label,
                environments,
                judgements,
                measured.stream().map(one -> series(one, label, telling)).toList(),
                looks,
                notes);
    }

    private Series series(Measured measured, String run, TellingSettings telling) {
        ForkSeries one = measured.series();
        SortedMap<String, String> keys = new TreeMap<>();
        one.cell().params().forEach((name, value) -> keys.put(Series.parameter(name), value));
        keys.put(Series.RUN, run);
        keys.put(Series.JVM, one.jvm());
        keys.put(Series.BENCHMARK, one.cell().benchmark());
        keys.put(Series.QUESTION, one.cell().question());
        keys.put(Series.THREADS, String.valueOf(one.cell().threads()));
        keys.put(Series.METRIC, one.metric());
        keys.put(Series.COPY, Series.copy(one.again()));
        telling.of(one.cell().benchmark())
                .forEach(key -> keys.put(key, measured.settings().getOrDefault(key, "")));
        return new Series(
                keys, one.unit(), measured.better(), one.values(), one.rounds(), code.apply(one.cell()), one.flags());
    }
}
