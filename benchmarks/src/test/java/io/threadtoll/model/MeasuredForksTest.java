// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuredForksTest {
    private static final Cell CELL = Forks.cell("lock", "kind", "threeState");
    private static final Fork MEASURED = Forks.measured(CELL, 10.0, 12.0);
    private static final Fork ANOTHER = Forks.with(Forks.measured(CELL, 21.0), "cpuNs", 7.0);
    private static final Fork ENDLESS = Forks.with(MEASURED, "cpuNs", Double.POSITIVE_INFINITY);

    @Test
    void onlyMeasuredForksCount() {
        Fork disturbed = as(Fork.Status.DISTURBED, Forks.measured(CELL, 100.0));
        Fork failed = as(Fork.Status.FAILED, Forks.measured(CELL, 100.0));
        List<Fork> forks = List.of(MEASURED, disturbed, failed, ANOTHER);

        assertThat(MeasuredForks.values(forks, Fork.SCORE)).containsExactly(11, 21);
        assertThat(MeasuredForks.mean(forks, Fork.SCORE)).hasValue(16);
        assertThat(MeasuredForks.mean(List.of(disturbed, failed), Fork.SCORE)).isEmpty();
    }

    @Test
    void onlyForksThatHaveAFiniteValueCount() {
        assertThat(MeasuredForks.values(List.of(MEASURED, ENDLESS, ANOTHER), "cpuNs"))
                .containsExactly(7);
        assertThat(MeasuredForks.mean(List.of(MEASURED, ENDLESS), "cpuNs")).isEmpty();
    }

    @Test
    void aTeamsTimeIsUsualWhereACellHasOne() {
        Cell team = Forks.cell("team", "kind", "threeState");
        UsualMetric usual = new UsualMetric(Set.of(team));

        assertThat(usual.of(team)).isEqualTo(Fork.TEAM_TIME);
        assertThat(usual.of(CELL)).isEqualTo(Fork.SCORE);
        assertThat(UsualMetric.mayBe(Fork.TEAM_TIME)).isTrue();
        assertThat(UsualMetric.mayBe(Fork.SCORE)).isTrue();
        assertThat(UsualMetric.mayBe("cpuNs")).isFalse();
    }

    private static Fork as(Fork.Status status, Fork fork) {
        return new Fork(
                fork.round(),
                fork.cell(),
                fork.mode(),
                fork.startedAt(),
                fork.wallNs(),
                fork.iterationNs(),
                status,
                "",
                fork.metrics(),
                fork.interference(),
                fork.histograms());
    }
}
