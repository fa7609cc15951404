// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.util.Set;

/**
 * Which metric a cell is looked at by where nobody names one: a team's time for each operation, and the score of whatever has
 * none.
 *
 * @param teams the cells of which some fork has a team's time
 */
public record UsualMetric(Set<Cell> teams) {
    public UsualMetric {
        teams = Set.copyOf(teams);
    }

    /** Whether it is the usual one of anything: what is to be read before it is known which cells are teams'. */
    public static boolean mayBe(String metric) {
        return metric.equals(Fork.SCORE) || metric.equals(Fork.TEAM_TIME);
    }

    /** The usual one of a cell. */
    public String of(Cell cell) {
        return teams.contains(cell) ? Fork.TEAM_TIME : Fork.SCORE;
    }
}
