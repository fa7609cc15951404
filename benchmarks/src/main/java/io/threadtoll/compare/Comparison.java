// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.List;

/**
 * All that a comparison found. Renderers show it, and decide nothing.
 *
 * @param columns the labels of what is compared, the baseline first
 * @param rows what is in the baseline and at least one further column
 * @param groups geometric means over rows
 * @param unmatched what is not in every column
 * @param environment fields that differ, the important ones first
 * @param claims claims whose outcome differs
 * @param confidence that of all intervals, 0.95 where nothing was looked at before
 * @param delta the share within which a change is as good as none
 * @param warnings what a reader has to know of the whole, such as too few forks for any interval
 */
public record Comparison(
        List<String> columns,
        List<Row> rows,
        List<Group> groups,
        List<Unmatched> unmatched,
        List<FieldDifference> environment,
        List<ClaimDifference> claims,
        double confidence,
        double delta,
        List<String> warnings) {
    public Comparison {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
        unmatched = List.copyOf(unmatched);
        environment = List.copyOf(environment);
        claims = List.copyOf(claims);
        warnings = List.copyOf(warnings);
    }

    /** One that was looked at once, with the usual delta. */
    public Comparison(
            List<String> columns,
            List<Row> rows,
            List<Group> groups,
            List<Unmatched> unmatched,
            List<FieldDifference> environment,
            List<ClaimDifference> claims,
            List<String> warnings) {
        this(columns, rows, groups, unmatched, environment, claims, 1 - Spending.LEVEL, CompareOptions.DELTA, warnings);
    }
}
