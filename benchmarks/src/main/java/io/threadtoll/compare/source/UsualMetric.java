// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.compare.source.Measured.What;
import io.threadtoll.measure.Fork;
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
        Set<What> teams = input.measured().stream()
                .map(Measured::what)
                .filter(what -> what.metric().equals(Fork.TEAM_TIME))
                .collect(Collectors.toSet());
        return new Input(
                input.environments(),
                input.judgements(),
                input.measured().stream()
                        .filter(each -> teams.contains(each.what())
                                || (each.what().metric().equals(Fork.SCORE)
                                        && !teams.contains(each.what().of(Fork.TEAM_TIME))))
                        .toList());
    }
}
