// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The series that take part in a comparison: those of the metric; the second copies of A/A pairs only where copies are
 * told apart; each as two where halves are.
 */
final class Selection {
    private Selection() {}

    /**
     * Selects.
     *
     * @throws IllegalArgumentException if there are series, but none of the metric, or none with one of the keys
     */
    static List<Series> of(List<Source> sources, CompareOptions options) {
        List<Series> chosen = new ArrayList<>();
        Predicate<Series> wanted = wanted(options.metric());
        all(sources)
                .filter(wanted)
                .filter(series -> options.names(Series.COPY) || !isAgain(series))
                .flatMap(series -> options.names(Series.HALF) ? halves(series) : Stream.of(series))
                .forEach(chosen::add);
        if (chosen.isEmpty() && all(sources).findAny().isPresent()) {
            throw CompareOptions.unknownMetric(options.metric(), sources);
        }
        requireKeys(chosen, options.col());
        requireKeys(chosen, options.row());
        return chosen;
    }

    static boolean isAgain(Series series) {
        return Series.AGAIN.equals(series.keys().get(Series.COPY));
    }

    /** The series' metric. */
    static String metric(Series series) {
        return series.keys().getOrDefault(Series.METRIC, "");
    }

    private static Stream<Series> all(List<Source> sources) {
        return sources.stream().flatMap(source -> source.series().stream());
    }

    private static Predicate<Series> wanted(String metric) {
        return switch (metric) {
            case CompareOptions.ALL -> series -> series.better() != Unit.Better.NEITHER;
            case CompareOptions.USUAL -> series -> true;
            default -> series -> metric(series).equals(metric);
        };
    }

    private static Stream<Series> halves(Series series) {
        return Stream.of(half(series, "even", round -> round % 2 == 0), half(series, "odd", round -> round % 2 != 0));
    }

    private static Series half(Series series, String name, IntPredicate rounds) {
        List<Integer> places = IntStream.range(0, series.forks().size())
                .filter(i -> rounds.test(series.rounds().get(i)))
                .boxed()
                .toList();
        return new Series(
                Keys.with(series.keys(), Series.HALF, name),
                series.unit(),
                series.better(),
                places.stream().map(series.forks()::get).toList(),
                places.stream().map(series.rounds()::get).toList(),
                series.code(),
                series.flags());
    }

    private static void requireKeys(List<Series> series, Collection<String> wanted) {
        for (String key : wanted) {
            if (!series.isEmpty() && series.stream().noneMatch(one -> one.keys().containsKey(key))) {
                throw new IllegalArgumentException("nothing here has the key '" + key + "'; there are: "
                        + String.join(
                                ", ",
                                new TreeSet<>(series.stream()
                                        .flatMap(one -> one.keys().keySet().stream())
                                        .toList()))
                        + ", " + Series.HALF);
            }
        }
    }
}
