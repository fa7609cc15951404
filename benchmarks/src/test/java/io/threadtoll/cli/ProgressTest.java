// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Plan;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.run.Runs;
import io.threadtoll.run.Schedule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said between forks of a run of two cells in two rounds, 0.75 s each as planned. */
class ProgressTest {
    private static final Plan PLAN = HandMadeResult.run().plan();

    private final StringWriter said = new StringWriter();

    @Test
    void elsewhereThanOnATerminalARoundIsALine() {
        run(List.of(), false);
        assertThat(said.toString().lines())
                .containsExactly("round 1 of 2  [2/4 50 %, 0:04 min left]", "round 2 of 2  [4/4 100 %, 0:00 min left]");
    }

    @Test
    void aResumedRunSaysWhatIsNew() {
        Fork first = fork(Runs.schedule(PLAN, List.of()).next().orElseThrow());
        run(List.of(first), false);
        assertThat(said.toString()).startsWith("round 1 of 2  [2/4 50 %, 0:04 min left]");
    }

    @Test
    void onATerminalALineIsWrittenAnewAndGoneInTheEnd() {
        run(List.of(), true);
        assertThat(said.toString().split("\r\u001b\\[K", -1)).hasSize(6).satisfies(lines -> {
            assertThat(lines[1]).startsWith("[0/4 0 %, 0:03 min left]  ").doesNotContain("last");
            assertThat(lines[4]).startsWith("[3/4 75 %, 0:02 min left]  ").contains("  | last ");
            assertThat(lines[5]).isEmpty();
        });
    }

    private void run(List<Fork> made, boolean interactive) {
        Schedule schedule = Runs.schedule(PLAN, made);
        Progress progress = new Progress(schedule, false, new PrintWriter(said), interactive);
        while (schedule.next().isPresent()) {
            PlannedFork next = schedule.next().orElseThrow();
            progress.starting(next);
            Fork fork = fork(next);
            schedule.add(fork);
            progress.finished(fork);
        }
    }

    /** Two seconds, as all that are made by hand. */
    private static Fork fork(PlannedFork next) {
        return HandMadeResult.fork(next.round(), next.planned().cell(), Map.of(Metric.SCORE, 0.5));
    }
}
