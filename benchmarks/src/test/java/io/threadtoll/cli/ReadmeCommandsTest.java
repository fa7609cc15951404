// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.compare.source.WrittenRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands of the README can be typed: those that measure are asked for their plan only, the others are carried out. */
class ReadmeCommandsTest {
    private static final Set<String> MEASURING = Set.of("reproduce", "run", "aa", "locks");

    /** JMH makes an exit of its own, and needs a benchmark of the reader's. */
    private static final Set<String> NOT_OURS = Set.of("jmh", "generate-completion");

    @TempDir
    private Path folder;

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> phrases = new HashMap<>();

    /** What stands for a reader's own files. */
    @BeforeEach
    void write() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String before = run("before", 10, 12, 11);
        String after = run("after", 20, 22, 21);
        names.put("mine.html", page(before, "mine.html"));
        names.put("yours.html", page(after, "yours.html"));
        names.put("report.html", page(after, "report.html"));
        names.put("results/THAT_RUN", Readme.REFERENCE.toString());
        names.put("results/A_RUN", Readme.REFERENCE.toString());
        names.put("results/BEFORE", before);
        names.put("results/AFTER", after);
        names.put("results/", folder.toString());
        names.put("before.json.gz", packed(Path.of(before, "jdk17", "jmh.json")));
        phrases.put("<(zcat after.json.gz)", Path.of(after, "jdk17", "jmh.json").toString());
        names.put("before.json", Path.of(before, "jdk17", "jmh.json").toString());
        names.put("after.json", Path.of(after, "jdk17", "jmh.json").toString());
        names.put("runs.parquet", folder.resolve("runs.parquet").toString());
        phrases.put(
                "--jvm /usr/lib/jvm/java-17-openjdk-amd64 --jvm /usr/lib/jvm/temurin-25-jdk-amd64", "--jvm " + java);
        phrases.put("--python python3.9 --python /opt/python3.14t/bin/python3.14t", "");
    }

    private String page(String of, String name) throws IOException {
        return Files.copy(Path.of(of, "jdk17", "report.html"), folder.resolve(name))
                .toString();
    }

    private String packed(Path file) throws IOException {
        Path packed = folder.resolve("before.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        return packed.toString();
    }

    private String run(String name, double... scores) {
        WrittenRun run = WrittenRun.at(folder.resolve(name));
        for (int round = 0; round < scores.length; round++) {
            run.measured(round, scores[round]);
        }
        String path = run.folder().path().toString();
        assertThat(CommandRun.of("report", path).exit()).isZero();
        return path;
    }

    @Test
    void blocks() throws IOException {
        assertThat(Readme.commands()).hasSizeGreaterThan(10).allSatisfy(command -> {
            List<String> args = words(command);
            String verb = args.get(0);
            assertThat(Main.commandLine().getSubcommands()).containsKey(verb);
            if (MEASURING.contains(verb)) {
                args.add("--dry-run");
            }
            if (!NOT_OURS.contains(verb)) {
                CommandRun run = CommandRun.of(args.toArray(String[]::new));
                // Of two runs the later one may be worse.
                assertThat(run.exit()).as(run.err()).isBetween(0, verb.equals("compare") ? 1 : 0);
            }
        });
    }

    @Test
    void sentences() throws IOException {
        assertThat(Readme.mentioned()).hasSizeGreaterThan(10).allSatisfy(command -> {
            List<String> args = List.of(command.split("\\s+", -1));
            assertThat(Main.commandLine().getSubcommands()).containsKey(args.get(0));
            CommandLine verb = Main.commandLine().getSubcommands().get(args.get(0));
            args.stream()
                    .filter(word -> word.startsWith("--"))
                    .forEach(option ->
                            assertThat(verb.getCommandSpec().optionsMap()).containsKey(option));
        });
    }

    /** The words of a command, with the files that there are here for a reader's. */
    private List<String> words(String command) {
        String line = command;
        for (Map.Entry<String, String> several : phrases.entrySet()) {
            line = line.replace(several.getKey(), several.getValue());
        }
        return Arrays.stream(line.strip().split("\\s+", -1))
                .map(word -> names.getOrDefault(word, word))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
