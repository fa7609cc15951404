// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.claim.Judgement;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Looks;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one input of a comparison holds: a result folder, or a file of JMH's JSON.
 *
 * @param label its name, different from that of every other input of the comparison
 * @param environments the machine with each JVM, by the JVM's label
 * @param judgements the verdicts on each JVM, by its label; empty where no claim was judged
 * @param series what was measured
 * @param looks when what is measured next was decided by what there was; empty where that was fixed beforehand
 * @param notes what a reader has to know of the whole of it, such as what was left out
 */
public record Source(
        String label,
        SortedMap<String, Environment> environments,
        SortedMap<String, List<Judgement>> judgements,
        List<Series> series,
        Optional<Looks> looks,
        List<String> notes) {
    public Source {
        environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
        judgements = Collections.unmodifiableSortedMap(new TreeMap<>(judgements));
        series = List.copyOf(series);
        notes = List.copyOf(notes);
    }

    /** One whose forks were fixed beforehand, and of which there is nothing to know. */
    public Source(
            String label,
            SortedMap<String, Environment> environments,
            SortedMap<String, List<Judgement>> judgements,
            List<Series> series) {
        this(label, environments, judgements, series, Optional.empty(), List.of());
    }
}
