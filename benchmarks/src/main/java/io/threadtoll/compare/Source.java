// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.claim.Judgement;
import io.threadtoll.model.Environment;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one input of a comparison holds: a result folder, or a file of JMH's JSON.
 *
 * @param label its name, different from that of every other input of the comparison
 * @param environments the machine with each JVM, by the JVM's label
 * @param judgements the verdicts on each JVM, by its label; empty where no claim was judged
 * @param series what was measured
 * @param notes what a reader has to know of the whole of it, such as what was left out
 */
public record Source(
        String label,
        SortedMap<String, Environment> environments,
        SortedMap<String, List<Judgement>> judgements,
        List<Series> series,
        List<String> notes) {
    public Source {
        environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
        judgements = Collections.unmodifiableSortedMap(new TreeMap<>(judgements));
        series = List.copyOf(series);
        notes = List.copyOf(notes);
    }

    /** One of which there is nothing to know. */
    public Source(
            String label,
            SortedMap<String, Environment> environments,
            SortedMap<String, List<Judgement>> judgements,
            List<Series> series) {
        this(label, environments, judgements, series, List.of());
    }
}
