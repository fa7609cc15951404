// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as the user nobody, who may not count anything: it says so, and does the rest. */
class NobodyTest {
    private static final long HANGS_SECONDS = 90;

    private record Run(int exit, String output) {}

    @TempDir
    private Path folder;

    @BeforeEach
    void beRoot() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become nobody");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void aCountedBenchmarkRunsWithoutItsCounts() throws Exception {
        Run run = asNobody(
                "jmh",
                "UncontendedLock.pairCounted",
                "-p",
                "mutex=TWO_STATE_FUTEX",
                "-f",
                "1",
                "-wi",
                "0",
                "-i",
                "1",
                "-r",
                "100ms",
                "-foe",
                "true");
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).doesNotContain("\tat ");
        assertThat(run.output().lines())
                .filteredOn(line -> line.matches("UncontendedLock\\.pairCounted:kernel.*PerOp .* NaN .*"))
                .hasSize(4);
        assertThat(run.output().lines())
                .filteredOn(line -> line.matches("UncontendedLock\\.pairCounted:futexWakesPerOp .* 1\\.000 .*"))
                .hasSize(1);
    }

    @Test
    void theProfilerSaysWhyNotAndFails() throws Exception {
        Run run = asNobody("jmh", "UncontendedLock.pair", "-prof", "io.threadtoll.profiler.FutexProfiler");
        assertThat(run.exit()).as(run.output()).isEqualTo(Main.BROKEN);
        assertThat(run.output())
                .contains("no futex calls can be counted here: ")
                .containsAnyOf("this user is not root", "tracefs is not mounted", "no tracefs", "CAP_PERFMON")
                .doesNotContain("\tat ");
    }

    @Test
    void theDoctorNeedsNoRights() throws Exception {
        Run run = asNobody("doctor");
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("kernel-counters", "perf-rights", " fine")
                .doesNotContain("\tat ");
        assertThat(run.output().lines()).anyMatch(line -> line.matches("(WARN|OK) +kernel-counters .*"));
    }

    private Run asNobody(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Another user's lock file is in the usual place, and nobody has no home to keep the native library in.
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                readableClassPath(),
                Main.class.getName()));
        command.addAll(List.of(args));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(HANGS_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("no end within " + HANGS_SECONDS + " s: " + Files.readString(output));
        }
        return new Run(process.exitValue(), Files.readString(output));
    }

    /** Root's Maven repository is closed to others, so everything is copied to where they can read. */
    private String readableClassPath() throws IOException, InterruptedException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
                Path to = folder.resolve("entry" + entries.size());
                exit("cp", "-r", entry, to.toString());
                entries.add(to.toString());
            }
        }
        exit("chmod", "-R", "a+rX", folder.toString());
        return String.join(File.pathSeparator, entries);
    }

    private static void exit(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
