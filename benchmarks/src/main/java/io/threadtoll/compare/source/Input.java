// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.claim.Judgement;
import io.threadtoll.compare.Source;
import io.threadtoll.model.Environment;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * What one path holds, before it has a label.
 *
 * @param environments the machine with each JVM, by the JVM's label
 * @param judgements the verdicts on each JVM, by its label
 * @param measured what was measured
 */
record Input(
        SortedMap<String, Environment> environments,
        SortedMap<String, List<Judgement>> judgements,
        List<Measured> measured) {
    /** It as a source of a comparison in which some benchmarks were measured in more than one mode. */
    Source source(String label, Set<String> severalModes) {
        return new Source(
                label,
                environments,
                judgements,
                measured.stream()
                        .map(each -> each.series(
                                label, severalModes.contains(each.what().cell().benchmark())))
                        .toList());
    }
}
