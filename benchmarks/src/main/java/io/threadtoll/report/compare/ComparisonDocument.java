// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.compare.ClaimDifference;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.Group;
import io.threadtoll.compare.Row;
import io.threadtoll.compare.Shift;
import io.threadtoll.compare.Unmatched;
import io.threadtoll.report.FigureText;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A comparison as it stands in JSON. Its names and those of the records in it are a format that others read.
 *
 * @param format the version of the format; another one only where a reader of this one would break
 * @param columns the labels of what is compared, the baseline first
 * @param confidence that of all intervals
 * @param delta the share within which a change is as good as none
 * @param summary how many changes say what, by the name of the shift; every shift is there
 * @param rows what is in the baseline and at least one further column
 * @param groups geometric means over rows
 * @param unmatched what is not in every column
 * @param environment fields that differ, values in the order of the columns
 * @param claims claims whose outcome differs
 * @param warnings what a reader has to know of the whole
 */
record ComparisonDocument(
        int format,
        List<String> columns,
        double confidence,
        double delta,
        SortedMap<Shift, Long> summary,
        List<Row> rows,
        List<Group> groups,
        List<Unmatched> unmatched,
        List<FieldDifference> environment,
        List<Claim> claims,
        List<String> warnings) {
    static final int FORMAT = 1;

    /** A claim; a verdict is null where it was not judged. */
    record Claim(String id, String statement, List<Told> verdicts) {
        /** A verdict in words. */
        record Told(Outcome outcome, String figure, String reason, List<String> details) {
            static Told of(Verdict verdict) {
                return new Told(
                        verdict.outcome(),
                        FigureText.of(verdict),
                        FigureText.reason(verdict),
                        verdict.evidence().stream().map(FigureText::of).toList());
            }
        }

        static Claim of(ClaimDifference claim) {
            // No List.of, which holds no null.
            Told[] verdicts = claim.verdicts().stream()
                    .map(verdict -> verdict.map(Told::of).orElse(null))
                    .toArray(Told[]::new);
            return new Claim(claim.id(), claim.statement(), Collections.unmodifiableList(Arrays.asList(verdicts)));
        }
    }

    static ComparisonDocument of(Comparison comparison) {
        return new ComparisonDocument(
                FORMAT,
                comparison.columns(),
                comparison.confidence(),
                comparison.delta(),
                summary(comparison),
                comparison.rows(),
                comparison.groups(),
                comparison.unmatched(),
                comparison.environment(),
                comparison.claims().stream().map(Claim::of).toList(),
                comparison.warnings());
    }

    private static SortedMap<Shift, Long> summary(Comparison comparison) {
        Map<Shift, Long> found = comparison.rows().stream()
                .flatMap(row -> row.changes().stream())
                .collect(Collectors.groupingBy(change -> change.shift(), Collectors.counting()));
        return new TreeMap<>(Arrays.stream(Shift.values())
                .collect(Collectors.toMap(Function.identity(), shift -> found.getOrDefault(shift, 0L))));
    }
}
