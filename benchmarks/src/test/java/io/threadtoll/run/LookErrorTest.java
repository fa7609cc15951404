// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.statistics.LooksTrial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The level of the looks, against the trial that it comes from. */
class LookErrorTest {
    private static final int RUNS = 20_000;

    @Test
    void allLooksTogetherErrAsOneAloneWould() {
        assertThat(LooksTrial.off(withTheEnd(), Planner.LOOK_ERROR, RUNS, false))
                .isBetween(0.035, 0.0545);
        assertThat(LooksTrial.off(withTheEnd(), Planner.LOOK_ERROR, RUNS, true)).isBetween(0.025, 0.05);
    }

    /** The control: looking each time as if it were the only one. */
    @Test
    void aLevelThatIsNotSpentErrsFarMoreOften() {
        assertThat(LooksTrial.off(withTheEnd(), 0.05, RUNS, false)).isGreaterThan(0.12);
        assertThat(LooksTrial.off(List.of(3), 0.05, RUNS, false)).isBetween(0.045, 0.055);
    }

    /** Those with an interval, and the end of the budget in between. */
    private static List<Integer> withTheEnd() {
        List<Integer> looks =
                new ArrayList<>(Planner.LOOKS.stream().filter(look -> look > 2).toList());
        looks.add(1, looks.get(0) + 1);
        return looks;
    }
}
