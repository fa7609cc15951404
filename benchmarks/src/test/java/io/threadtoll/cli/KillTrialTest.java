// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.threadtoll.journal.ResultFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few kills; {@code results/trials/kill-9.sh} makes a hundred. */
@Timeout(180)
class KillTrialTest {
    @TempDir
    private Path folder;

    private ResultFolder result;
    private KilledRun run;

    @BeforeEach
    void make() {
        run = new KilledRun(folder.resolve("results"));
        result = HandMadeResult.make(run.results().resolve("made"));
        assertThat(CommandRun.of("report", result.path().toString()).exit()).isZero();
    }

    @Test
    void killedRunsAreResumedAndLoseAtMostOneFork() throws Exception {
        KillTrial trial = new KillTrial(folder.resolve("killed"), 17, List.of("HardwareFloor.increment"), 3_500);
        KillTrial.Count count = trial.kill(4);
        assertThat(count.kills).isEqualTo(4);
        assertThat(count.runs).as("runs that are complete in the end").isPositive();
    }

    @Test
    void aCompleteRunPasses() throws Exception {
        run.requireComplete();
        assertThat(run.isMeasured()).isTrue();
    }

    @Test
    void aForkMadeTwiceIsSeen() throws Exception {
        List<String> lines = Files.readAllLines(result.journal());
        Files.writeString(result.journal(), lines.get(0) + "\n", StandardOpenOption.APPEND);
        assertThatIllegalStateException().isThrownBy(run::requireComplete).withMessageContaining("was made 2 times");
    }

    @Test
    void aForkThatIsMissingIsSeen() throws Exception {
        List<String> lines = Files.readAllLines(result.journal());
        Files.write(result.journal(), lines.subList(0, 3));
        assertThat(run.isMeasured()).isFalse();
        assertThatIllegalStateException().isThrownBy(run::requireComplete).withMessageContaining("planned 4");
    }

    @Test
    void aReportCutOffIsSeen() throws Exception {
        Path report = result.path().resolve("report.html");
        String whole = Files.readString(report);
        Files.writeString(report, whole.substring(0, whole.length() / 2));
        assertThatIllegalStateException().isThrownBy(run::requireReadable).withMessageContaining("cut off");
    }
}
