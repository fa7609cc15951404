// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.probe.ProbeMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts the forks that a command starts, from outside: its child processes whose main class is that of a fork. Whoever
 * looks every few hundredths of a second misses none, as each is a JVM of its own.
 */
final class ForkWatch {
    private static final List<String> MAIN_CLASSES =
            List.of("org.openjdk.jmh.runner.ForkedMain", ProbeMain.class.getName());

    private final ProcessHandle command;
    private final Set<Long> forks = new HashSet<>();

    ForkWatch(ProcessHandle command) {
        this.command = command;
    }

    /** Looks, and says how many there have been. */
    int started() {
        command.children()
                .map(ProcessHandle::pid)
                .filter(pid -> !forks.contains(pid) && isFork(pid))
                .forEach(forks::add);
        return forks.size();
    }

    /** Processes of the command's group that still run. */
    long running() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(this::isMember)
                    .count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isFork(long pid) {
        String line = read(Path.of("/proc", String.valueOf(pid), "cmdline"));
        return List.of(line.split("\0", -1)).stream().anyMatch(MAIN_CLASSES::contains);
    }

    /** State and process group are the third and fifth field of /proc/PID/stat, see proc_pid_stat(5); Z is dead. */
    private boolean isMember(Path process) {
        String stat = read(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        return fields.length > 2 && !fields[0].equals("Z") && fields[2].equals(String.valueOf(command.pid()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }
}
