// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.journal.Journal;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compare through the command line, on result folders: what it prints, and each of its exit codes. */
class CompareTest {
    private static final double[] BEFORE = {1.0, 1.01, 0.99, 1.0};
    private static final double[] SLOWER = {1.3, 1.31, 1.29, 1.3};

    @TempDir
    private Path folder;

    @Test
    void equalRunsExitWithZero() {
        CommandRun run = compare(result("before", BEFORE), result("after", BEFORE));
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("HardwareFloor.increment");
    }

    @Test
    void aFasterRunExitsWithZero() {
        assertThat(compare(result("before", SLOWER), result("after", BEFORE)).exit())
                .isZero();
    }

    @Test
    void aSlowerRunExitsWithOne() {
        Path before = result("before", BEFORE);
        Path after = result("after", SLOWER);
        assertThat(compare(before, after).exit()).isEqualTo(1);
        assertThat(compare(before, after, "--fail-on", "20").exit()).isEqualTo(1);
        assertThat(compare(before, after, "--fail-on=40%").exit()).isZero();
        assertThat(compare(before, after, "--delta", "50").exit()).isZero();
    }

    /** What is hidden counts. */
    @Test
    void aSlowerRowThatIsNotShownExitsWithOneToo() {
        CommandRun run = compare(result("before", BEFORE), result("after", SLOWER), "--threshold", "90");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).doesNotContain("HardwareFloor.increment");
        assertThat(compare(result("b2", BEFORE), result("a2", BEFORE), "--changed")
                        .exit())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "--frobnicate, --frobnicate",
        "--col nosuch, there are: benchmark",
        "--row run --col run, run can't be in",
        "--baseline nosuch, no column is 'nosuch'",
        "--delta -1, a number from 0 on",
        "--fail-on x, a number from 0 on",
        "--threshold NaN, a number from 0 on",
        "--sort size, --sort",
        "--format xml, --format",
        "--output /proc/no/file, /proc/no/file",
    })
    void wrongUseExitsWithTwo(String options, String said) {
        List<String> args = new ArrayList<>(List.of(
                "compare",
                result("before", BEFORE).toString(),
                result("after", BEFORE).toString()));
        args.addAll(List.of(options.split(" ", -1)));
        requireUnusable(said, args.toArray(String[]::new));
    }

    @Test
    void whatCantBeReadExitsWithTwo() throws IOException {
        String before = result("before", BEFORE).toString();
        requireUnusable("INPUT", "compare");
        requireUnusable("/no/such/folder", "compare", before, "/no/such/folder");
        requireUnusable("give a second one", "compare", before);
        requireUnusable("is not a result folder", "compare", before, folder.toString());
        Path text = Files.writeString(folder.resolve("text.json"), "no JSON");
        requireUnusable("text.json", "compare", before, text.toString());
        Path corrupt = result("corrupt", BEFORE);
        Files.writeString(corrupt.resolve("run.json"), "{");
        requireUnusable("run.json", "compare", before, corrupt.toString());
    }

    @Test
    void runsWithNothingInCommonExitWithThree() {
        Path before = result("before", BEFORE);
        Path other = result("other", Map.of(), HandMadeResult.PROBE, BEFORE);
        assertThat(compare(before, other).exit()).isEqualTo(3);
        assertThat(compare(before, result("after", BEFORE), "--only", "nothing").exit())
                .isEqualTo(3);
    }

    /** Of one fork a side nothing is known of how much forks differ, so a script must not take it for "no change". */
    @Test
    void oneForkASideExitsWithThree() {
        CommandRun run = compare(result("before", 100), result("after", 900));
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("needs at least 3 forks a side");
    }

    @Test
    void aMetricThatIsNowhereIsWrongUse() {
        String before = result("before", BEFORE).toString();
        String after = result("after", BEFORE).toString();
        requireUnusable(
                "nothing here has the metric 'nosuch'; there are: score",
                "compare",
                before,
                after,
                "--metric",
                "nosuch");
    }

    @Test
    void otherCodeOnBothSidesExitsWithThree() {
        String name = HandMadeResult.FLOOR.benchmark();
        Path before = result("before", Map.of(name, "aa"), HandMadeResult.FLOOR, BEFORE);
        Path after = result("after", Map.of(name, "bb"), HandMadeResult.FLOOR, SLOWER);
        CommandRun run = compare(before, after);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("its code changed between the runs");
        assertThat(compare(before, after, "--ignore-code").exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"table", "markdown", "csv", "JSON", "html"})
    void everyFormatCanBeWritten(String format) {
        Path file = folder.resolve("comparison");
        CommandRun run = compare(
                result("before", BEFORE), result("after", SLOWER), "--format", format, "--output", file.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().strip()).isEqualTo("Comparison: " + file);
        assertThat(file).content().contains("HardwareFloor.increment").doesNotContain("\u001b");
    }

    @Test
    void oneRunCanBeComparedWithinItself() {
        CommandRun run =
                CommandRun.of("compare", result("before", 1, 2, 1, 2, 1, 2).toString(), "--col", "half");
        assertThat(run.out()).contains("even", "odd");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void helpStatesTheExitCodes() {
        assertThat(CommandRun.of("compare", "--help").out())
                .contains("Exit codes:")
                .contains("0   nothing is surely worse", "1   something is", "2   wrong usage", "3   nothing can be");
    }

    private Path result(String name, double... scores) {
        return result(name, Map.of(), HandMadeResult.FLOOR, scores);
    }

    private Path result(String name, Map<String, String> code, Cell cell, double... scores) {
        Run plain = HandMadeResult.run();
        Run run = new Run(
                plain.format(),
                plain.startedAt(),
                plain.command(),
                plain.environment(),
                plain.plan(),
                new TreeMap<>(code));
        ResultFolder result = ResultFolder.create(folder.resolve(name), run);
        try (Journal journal = Journal.open(result.journal())) {
            for (int round = 0; round < scores.length; round++) {
                journal.add(HandMadeResult.fork(round, cell, Map.of(Metric.SCORE, scores[round])));
            }
        }
        return result.path();
    }

    private static CommandRun compare(Path before, Path after, String... options) {
        List<String> args = new ArrayList<>(List.of("compare", before.toString(), after.toString()));
        args.addAll(Arrays.asList(options));
        return CommandRun.of(args.toArray(String[]::new));
    }

    private static void requireUnusable(String said, String... args) {
        CommandRun run = CommandRun.of(args);
        assertThat(run.err()).contains(said).doesNotContain("\tat ").startsWith("threadtoll: ");
        assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
    }
}
