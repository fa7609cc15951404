// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a JVM and a process group of its own, as a terminal starts it. */
final class ChildCommand implements AutoCloseable {
    private static final long HANGS_SECONDS = 90;

    private final Process process;
    private final Path output;

    ChildCommand(Path output, String... args) throws IOException {
        this(output, List.of(), args);
    }

    /** With options for its JVM. */
    ChildCommand(Path output, List<String> jvmOptions, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        // It lives for seconds, and its forks have a JVM of their own.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        this.output = output;
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /** Waits for the end. */
    int exit() throws InterruptedException {
        if (!process.waitFor(HANGS_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no end within " + HANGS_SECONDS + " s: " + output);
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** Its process, which leads a group of its own. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills the command and its forks, as a machine that loses power does. */
    void destroy() throws InterruptedException {
        List<ProcessHandle> forks = process.descendants().toList();
        process.destroyForcibly().waitFor();
        forks.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle fork : forks) {
            fork.onExit().join();
        }
    }

    /** Sends a signal to it alone. */
    void signal(String name) throws IOException, InterruptedException {
        send(name, String.valueOf(process.pid()));
    }

    /** Sends a signal to it and its forks, as Ctrl-C does. */
    void signalGroup(String name) throws IOException, InterruptedException {
        send(name, "-" + process.pid());
    }

    /** Whether it was started by someone who ignores SIGINT, such as a shell's background job: it then does as well. */
    boolean ignoresInterrupts() throws IOException {
        String ignored = Files.readString(
                        Path.of("/proc", String.valueOf(process.pid()), "status"), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0");
        return (Long.parseUnsignedLong(ignored.split("\\s+", -1)[1], 16) & 2) != 0;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void send(String name, String to) throws IOException, InterruptedException {
        Process kill =
                new ProcessBuilder("kill", "-" + name, "--", to).inheritIO().start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("kill -" + name + " " + to + " failed");
        }
    }
}
