// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import java.util.Set;
import java.util.stream.Collectors;

/** The metric that is compared where nobody names one: a team's time, and the score of whatever has none. */
final class UsualMetric {
    private UsualMetric() {}

    /** Whether it is the usual one of anything. */
    static boolean mayBe(String metric) {
        return metric.equals(Fork.SCORE) || metric.equals(Fork.TEAM_TIME);
    }

    /** The usual one of each that an input holds. */
    static Input of(Input input) {
        Set<Cell> teams = input.measured().stream()
                .filter(each -> each.what().metric().equals(Fork.TEAM_TIME))
                .map(each -> each.what().cell())
                .collect(Collectors.toSet());
        return new Input(
                input.environments(),
                input.judgements(),
                input.measured().stream()
                        .filter(each -> each.what()
                                .metric()
                                .equals(teams.contains(each.what().cell()) ? Fork.TEAM_TIME : Fork.SCORE))
                        .toList());
    }
}
