// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.model.Timing;
import io.threadtoll.probe.kthread.KernelThreadKill;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing sends a kill to what it hasn't started unless somebody said so. Nothing is sent here. */
class AllowKillTest {
    private static final String ALLOW = RunOptions.ALLOW_KILL;

    @TempDir
    private Path folder;

    @Test
    void itsNameAloneIsNoLeave() {
        CommandRun run = CommandRun.of("run", KernelThreadKill.ID, "--dry-run");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("sends a kill", ALLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run kernel-thread", "reproduce", "reproduce --preset full"})
    void itIsPlannedWhereItIsAllowedOnly(String command) {
        String words = command + " --dry-run";
        assertThat(CommandRun.of(words.split(" ", -1)).out())
                .contains("kernel-threads")
                .doesNotContain(KernelThreadKill.ID);
        assertThat(CommandRun.of((words + " " + ALLOW).split(" ", -1)).out()).contains(KernelThreadKill.ID);
    }

    @Test
    void aPlanThatSomebodyElseMadeIsNoLeave() {
        Run made = HandMadeResult.run();
        Plan plan = new Plan(
                "a stranger's",
                1,
                7,
                made.jvms().get(0),
                List.of(new PlannedCell(Cell.ofProbe(KernelThreadKill.ID), new Timing(0, 0, 1, 300))));
        Path result = folder.resolve("result");
        ResultFolder.create(
                result, new Run(Run.FORMAT, made.startedAt(), made.command(), made.environment(), plan, made.code()));
        CommandRun run = CommandRun.of("run", "--resume", result.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("nobody has allowed", ALLOW).doesNotContain("\tat ");
        assertThat(HandMadeResult.content(result)).containsOnlyKeys("run.json");
    }
}
