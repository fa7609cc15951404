// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import io.threadtoll.model.NotApplicableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command as a person types it into a shell, with what it printed.
 *
 * @param line the command
 * @param exit its exit code, of a pipe the last one's
 * @param output the lines that it printed, errors among them
 */
public record ShellCommand(String line, int exit, List<String> output) {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Far more than any list of threads has. */
    private static final int MOST_BYTES = 1 << 24;

    public ShellCommand {
        output = List.copyOf(output);
    }

    /**
     * Runs a command in {@code sh}; it is killed where it does not end.
     *
     * @throws IOException if it can't be run, or took too long
     */
    public static ShellCommand run(String line) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
        try {
            shell.getOutputStream().close();
            byte[] output = shell.getInputStream().readNBytes(MOST_BYTES);
            if (!shell.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("'" + line + "' did not end within " + LONGEST.toSeconds() + " s");
            }
            return new ShellCommand(
                    line,
                    shell.exitValue(),
                    new String(output, StandardCharsets.UTF_8).lines().toList());
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    /**
     * Requires that programs are installed.
     *
     * @throws NotApplicableException if one is not on the PATH
     */
    public static void require(String... programs) throws NotApplicableException {
        for (String program : programs) {
            find(program);
        }
    }

    /**
     * Where a program is.
     *
     * @throws NotApplicableException if it is not on the PATH
     */
    public static Path find(String program) throws NotApplicableException {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(":", -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new NotApplicableException("there is no program " + program + " here"));
    }
}
