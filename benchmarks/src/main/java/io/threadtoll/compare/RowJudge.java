// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.statistics.Holm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says what changed in rows that are tested together: all of them are one family of Holm's, at each look what is open of it.
 *
 * @param spending the looks
 * @param delta the share below which a change between two series doesn't matter
 * @param equivalence the share within which they are as good as the same
 * @param ignoreCode whether what other code was measured for is compared too
 */
record RowJudge(Spending spending, ToDoubleBiFunction<Series, Series> delta, double equivalence, boolean ignoreCode) {
    /** A row before anything is said of it: its keys, its baseline, and the other columns by their labels. */
    record Pairs(SortedMap<String, String> keys, Series baseline, Map<String, Series> others) {}

    /** All of a row's columns against its baseline, as they are in the end. */
    List<Contrast> contrasts(Pairs row) {
        return at(row, Integer.MAX_VALUE);
    }

    /**
     * What is said of each column of each row: what the first look said that could tell, and the last one where none could.
     *
     * @param contrasts those of each row in the end
     */
    List<List<Change>> judge(List<Pairs> rows, List<List<Contrast>> contrasts) {
        int family = (int) contrasts.stream()
                .flatMap(List::stream)
                .filter(Contrast::isTested)
                .count();
        List<List<Change>> said = new ArrayList<>();
        contrasts.forEach(row -> said.add(Arrays.asList(new Change[row.size()])));
        for (int look : spending.rounds()) {
            List<Open> open = IntStream.range(0, rows.size())
                    .parallel()
                    .filter(i -> !said.get(i).stream().allMatch(RowJudge::isDecided))
                    .boxed()
                    .flatMap(i ->
                            open(look == Integer.MAX_VALUE ? contrasts.get(i) : at(rows.get(i), look), said.get(i)))
                    .toList();
            family -= judge(open, family);
        }
        IntStream.range(0, rows.size()).forEach(i -> said.set(i, watched(rows.get(i), contrasts.get(i), said.get(i))));
        return said;
    }

    /** What was decided before the end, with a flag where the forks made since say that the machine drifted. */
    private static List<Change> watched(Pairs row, List<Contrast> contrasts, List<Change> said) {
        return IntStream.range(0, said.size())
                .mapToObj(column -> {
                    Change change = said.get(column);
                    Contrast end = contrasts.get(column);
                    return change.forks() == end.estimate().forks()
                            ? change
                            : Sentinel.drift(row.others().get(change.column()), change.forks(), end.rule())
                                    .map(change::flagged)
                                    .orElse(change);
                })
                .toList();
    }

    /** Says something of what is open, and how much of it surely is changed. */
    private int judge(List<Open> open, int family) {
        double[] p = open.parallelStream()
                .filter(Open::isTested)
                .mapToDouble(one -> one.contrast().p())
                .toArray();
        double[] adjusted = Arrays.stream(Holm.adjust(p, Math.max(family, p.length)))
                .map(spending::spent)
                .toArray();
        int sure = (int) Arrays.stream(adjusted).filter(Contrast::isSure).count();
        double[] own = new double[open.size()];
        int next = 0;
        for (int i = 0; i < own.length; i++) {
            own[i] = open.get(i).isTested() ? adjusted[next++] : Double.NaN;
        }
        IntStream.range(0, own.length)
                .parallel()
                .forEach(i -> open.get(i).say(open.get(i).contrast().judged(own[i], family - sure)));
        return sure;
    }

    private static Stream<Open> open(List<Contrast> row, List<Change> said) {
        return IntStream.range(0, row.size())
                .filter(column -> !isDecided(said.get(column)))
                .mapToObj(column -> new Open(row.get(column), said, column));
    }

    /** A column of a row of which nothing sure has been said, and where to say it. */
    private record Open(Contrast contrast, List<Change> said, int column) {
        boolean isTested() {
            return contrast.isTested();
        }

        void say(Change change) {
            said.set(column, change);
        }
    }

    private static boolean isDecided(Change change) {
        return change != null && change.shift() != Shift.INCONCLUSIVE && change.shift() != Shift.NOT_COMPARABLE;
    }

    private List<Contrast> at(Pairs row, int look) {
        SeriesEstimate baseline = SeriesEstimate.of(row.baseline().before(look));
        return row.others().entrySet().stream()
                .map(other -> Contrast.of(
                        other.getKey(),
                        baseline,
                        SeriesEstimate.of(other.getValue().before(look)),
                        new Contrast.Rule(
                                spending.error(),
                                delta.applyAsDouble(row.baseline(), other.getValue()),
                                equivalence,
                                ignoreCode)))
                .toList();
    }
}
