// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Looks;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What is compared where nobody names it. */
final class UsualColumns {
    private UsualColumns() {}

    /**
     * The runs if there are several, else what the run itself compares, its JVMs, or the copies of an A/A run.
     *
     * @throws IllegalArgumentException if there is only one of each
     */
    static List<String> of(List<Source> sources) {
        if (sources.size() > 1) {
            return List.of(Series.RUN);
        }
        Optional<String> compared = sources.stream()
                .flatMap(source -> source.looks().stream())
                .map(Looks::col)
                .filter(col -> !col.isEmpty())
                .findFirst();
        if (compared.isPresent()) {
            return List.of(Series.parameter(compared.orElseThrow()));
        }
        return List.of(Series.JVM, Series.COPY).stream()
                .filter(key -> sources.stream()
                                .flatMap(source -> source.series().stream())
                                .map(series -> series.keys().get(key))
                                .filter(Objects::nonNull)
                                .distinct()
                                .limit(2)
                                .count()
                        > 1)
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "one run on one JVM has nothing to be compared with: give a second one, or say with --col KEY what"
                                + " to compare within it, such as --col mutex"));
    }
}
