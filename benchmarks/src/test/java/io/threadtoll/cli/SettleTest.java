// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can't be settled, and series of runs that are too short. */
class SettleTest {
    @TempDir
    private Path folder;

    @Test
    void aRunOfAFixedNumberOfForksIsRefusedAndStaysAsItWas() {
        Path made = HandMadeResult.make(folder.resolve("made")).path();
        Map<String, String> before = HandMadeResult.content(made);
        CommandRun run = CommandRun.of("settle", made.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("fixed number of forks").doesNotContain("at io.threadtoll");
        assertThat(HandMadeResult.content(made)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"settle", "history"})
    void whatIsNoResultFolderIsRefused(String verb) {
        CommandRun run = CommandRun.of(verb, folder.resolve("nothing").toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isNotEmpty().doesNotContain("at io.threadtoll");
    }

    @Test
    void aBudgetThatIsNoneIsRefused() {
        CommandRun run = CommandRun.of("settle", folder.toString(), "--budget", "soon");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--budget");
    }

    @Test
    void aHistoryTakesEnoughRuns() {
        List<Path> made = List.of(
                HandMadeResult.make(folder.resolve("one")).path(),
                HandMadeResult.make(folder.resolve("two")).path());
        CommandRun run =
                CommandRun.of("history", made.get(0).toString(), made.get(1).toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there are 2 runs", "at least 8");
    }
}
