// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Series;
import io.threadtoll.model.Cell;
import io.threadtoll.report.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names series by their keys. Benchmarks lose their package, unless two of the comparison then had the same name. The
 * question stands only where no benchmark says it.
 */
public final class SeriesNames {
    private static final String SCORE = "score";

    /**
     * What a row is called.
     *
     * @param benchmark the benchmark without its package; empty where that is said elsewhere
     * @param params all else that tells it from others, such as {@code mutex=TWO_STATE} and {@code x4} for four threads
     */
    public record Name(String benchmark, List<String> params) {
        /** Longer parts are cut: only a file that lies has any. */
        private static final int LONGEST = 120;

        public Name {
            benchmark = Printable.cut(benchmark, LONGEST);
            params = params.stream().map(param -> Printable.cut(param, LONGEST)).toList();
        }

        /** All of it on one line, "-" where it has no name at all. */
        public String text() {
            String text = (benchmark + " " + String.join(" ", params)).strip();
            return text.isEmpty() ? "-" : text;
        }
    }

    private final Set<String> ambiguous;
    private final ShortValues values;

    private SeriesNames(Set<String> ambiguous, ShortValues values) {
        this.ambiguous = ambiguous;
        this.values = values;
    }

    static SeriesNames of(Comparison comparison) {
        return of(Stream.of(
                        comparison.rows().stream().map(row -> row.keys()),
                        comparison.groups().stream().map(group -> group.keys()),
                        comparison.unmatched().stream().map(unmatched -> unmatched.keys()))
                .flatMap(Function.identity())
                .toList());
    }

    static SeriesNames of(List<SortedMap<String, String>> all) {
        Map<String, Long> owners = all.stream()
                .map(keys -> keys.get(Series.BENCHMARK))
                .filter(benchmark -> benchmark != null)
                .distinct()
                .collect(Collectors.groupingBy(SeriesNames::withoutPackage, Collectors.counting()));
        return new SeriesNames(
                owners.entrySet().stream()
                        .filter(name -> name.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                ShortValues.of(all.stream()));
    }

    /** The name of what has these keys, of which some are said elsewhere. */
    Name of(Map<String, String> keys, Set<String> without) {
        List<String> params = new ArrayList<>();
        String metric = "";
        String threads = "";
        String question = "";
        String benchmark = "";
        for (Map.Entry<String, String> key : keys.entrySet()) {
            if (without.contains(key.getKey())) {
                continue;
            }
            switch (key.getKey()) {
                case Series.BENCHMARK -> benchmark = name(key.getValue());
                case Series.QUESTION -> question = key.getValue();
                case Series.THREADS -> threads = "x" + key.getValue();
                case Series.METRIC -> metric = key.getValue().equals(SCORE) ? "" : key.getValue();
                default -> params.add(key.getKey() + "=" + values.of(key.getValue()));
            }
        }
        Stream.of(threads, metric).filter(text -> !text.isEmpty()).forEach(params::add);
        return new Name(benchmark.isEmpty() ? question : benchmark, params);
    }

    private String name(String benchmark) {
        String name = withoutPackage(benchmark);
        return ambiguous.contains(name) ? benchmark : name;
    }

    private static String withoutPackage(String benchmark) {
        if (benchmark.startsWith(Cell.PROBE)) {
            return benchmark.substring(Cell.PROBE.length());
        }
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }
}
