// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Moments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all forks of one cell say together.
 *
 * @param cell what was measured
 * @param forks how many forks count
 * @param disturbed how many were measured while the machine was busy with something else, and don't count
 * @param failed how many failed
 * @param reason why it failed or could not be measured; empty otherwise
 * @param scoreUnit the unit of the score
 * @param score the mean over forks with its 95 % interval; NaN where the cell has no score
 * @param teamTime the mean time of a whole team for each operation, {@link Fork#TEAM_TIME}; NaN where the cell has none
 * @param metrics every other metric, its mean over forks ready to read, by name
 * @param unsteady what to know of forks that drift, or are of two kinds; mostly empty
 */
public record CellRow(
        Cell cell,
        int forks,
        int disturbed,
        int failed,
        String reason,
        Unit scoreUnit,
        Interval score,
        Interval teamTime,
        SortedMap<String, String> metrics,
        List<String> unsteady) {
    public CellRow {
        unsteady = List.copyOf(unsteady);
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /** The score as a person reads it, "-" where there is none. */
    public String scoreText() {
        return IntervalText.of(scoreUnit, score);
    }

    /** The time of a whole team as a person reads it, "-" where there is none. */
    public String teamTimeText() {
        return IntervalText.of(Unit.NANOSECONDS, teamTime);
    }

    /** Whether its threads share something, so that their time is known as that of a team. */
    public boolean hasTeamTime() {
        return Double.isFinite(teamTime.estimate());
    }

    /** Whether this machine or JVM can't measure the cell at all. */
    public boolean isNotApplicable() {
        return forks + disturbed + failed == 0;
    }

    /** What to mind when reading the row; empty where all is well. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (isNotApplicable()) {
            warnings.add(withReason("not applicable"));
        } else if (forks < Moments.FEWEST && forks + disturbed > 0) {
            warnings.add("needs at least 3 forks for an interval");
        }
        if (disturbed > 0) {
            warnings.add("disturbed forks: " + disturbed);
        }
        if (failed > 0) {
            warnings.add(withReason("failed forks: " + failed));
        }
        warnings.addAll(unsteady);
        return warnings;
    }

    private String withReason(String warning) {
        return reason.isEmpty() ? warning : warning + " (" + reason + ")";
    }
}
