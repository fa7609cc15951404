// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader has to know of a comparison as a whole. */
final class Warnings {
    /** From here on an interval is narrow enough for changes of about a tenth. */
    private static final int FORKS_WANTED = 6;

    /** The largest of so many is the 95 % quantile. */
    private static final int PAIRS_WANTED = 19;

    private Warnings() {}

    /**
     * The warnings.
     *
     * @param leftOut how many series have no column
     * @param sources what was compared, which may have something to say of itself
     * @param floor of the runs themselves
     * @param controls of the runs that were named to be one; none where none was
     */
    static List<String> of(
            CompareOptions options,
            List<String> columns,
            int leftOut,
            List<Source> sources,
            List<Row> rows,
            AaFloor floor,
            Optional<AaFloor> controls) {
        List<String> warnings = new ArrayList<>();
        if (columns.size() < 2) {
            warnings.add("there is " + (columns.isEmpty() ? "no column" : "only the column " + columns.get(0))
                    + ", so nothing can be compared");
        }
        if (rows.isEmpty()) {
            String metric =
                    options.metric().equals(CompareOptions.USUAL) ? "no score" : "no metric '" + options.metric() + "'";
            warnings.add(metric + " is in the baseline and in another column");
        }
        if (leftOut > 0) {
            warnings.add(leftOut + " series are left out, because they have no " + String.join(" or ", options.col()));
        }
        sources.forEach(source -> source.notes().forEach(note -> warnings.add(source.label() + ": " + note)));
        int least = rows.stream().mapToInt(Warnings::forks).min().orElse(FORKS_WANTED);
        if (least < FORKS_WANTED) {
            warnings.add("some have only " + least + (least == 1 ? " fork" : " forks")
                    + " a side; intervals are wide with fewer than " + FORKS_WANTED);
        }
        int pairs = Math.max(floor.pairs(), controls.map(AaFloor::pairs).orElse(0));
        if (pairs > 0 && pairs < PAIRS_WANTED) {
            warnings.add("the A/A floor of a question rests on as few as " + pairs + (pairs == 1 ? " pair" : " pairs")
                    + ": of equal code, 1 in " + (pairs + 1) + " is beyond it");
        }
        if (controls.filter(control -> control.pairs() == 0).isPresent()) {
            warnings.add("what was given as an A/A control has no pair of the metric, so the delta does without it");
        }
        return warnings;
    }

    /** The flags that every change has, so that they are better said once; none of a single change. */
    static List<String> common(List<Row> rows) {
        List<Change> changes =
                rows.stream().flatMap(row -> row.changes().stream()).toList();
        return changes.size() < 2
                ? List.of()
                : changes.get(0).flags().stream()
                        .filter(flag -> changes.stream()
                                .allMatch(change -> change.flags().contains(flag)))
                        .toList();
    }

    private static int forks(Row row) {
        return Math.min(
                row.baselineForks(),
                row.changes().stream().mapToInt(Change::forks).min().orElse(row.baselineForks()));
    }
}
