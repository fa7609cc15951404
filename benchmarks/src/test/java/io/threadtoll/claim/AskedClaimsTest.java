// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.report.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run of chosen cells is no run that failed to answer all else. */
class AskedClaimsTest {
    @Test
    void onlyTheClaimsThatARunIsAboutAreJudged() {
        Run run = planning(Evidence.GATE, Cell.ofProbe("thread-identity"));
        assertThat(Claims.askedBy(run, List.of()))
                .extracting(claim -> claim.title().id())
                .contains("same-pid", "errno-tls", "sigmask", "run-in-parallel")
                .doesNotContain("lost-update", "reentrantlock-vs-futex", "gil-cpu");
    }

    /** The gate stands beside everything, and says nothing of what it stands beside. */
    @Test
    void theGateAloneAsksForWhatItDecides() {
        assertThat(Claims.askedBy(planning(Evidence.GATE), List.of()))
                .extracting(claim -> claim.title().id())
                .containsExactly("run-in-parallel");
    }

    private static Run planning(Cell... cells) {
        Run run = Samples.run();
        PlannedCell any = run.plan().cells().get(0);
        List<PlannedCell> planned = List.of(cells).stream()
                .map(cell -> new PlannedCell(cell, any.timing()))
                .toList();
        return new Run(
                run.format(),
                run.startedAt(),
                run.command(),
                run.environment(),
                new Plan("chosen", 3, 1, run.plan().jvms(), planned, List.of()),
                run.code());
    }
}
