// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The file descriptors that a process has open, as many as which RLIMIT_NOFILE limits. */
public final class OpenFiles {
    private OpenFiles() {}

    /**
     * The open file descriptors of a process.
     *
     * <p>Since Linux 6.2 they are the size of {@code /proc/PID/fd} (proc_pid_fd(5)). Before that the size is 0 and the
     * entries are counted, which takes about 1 us each and one descriptor more where a process counts its own.
     *
     * @throws UncheckedIOException if there is no such process, or it is another user's
     */
    public static int of(long pid) {
        Path descriptors = Path.of("/proc/" + pid + "/fd");
        try {
            long size = Files.size(descriptors);
            return Math.toIntExact(size > 0 ? size : counted(descriptors));
        } catch (IOException e) {
            throw new UncheckedIOException(descriptors + " can't be read", e);
        }
    }

    /**
     * The pipes among the open file descriptors of a process, each such as {@code pipe:[4711]}, which names it on this machine
     * (proc_pid_fd(5)).
     *
     * @throws UncheckedIOException if there is no such process, or it is another user's
     */
    public static Set<String> pipes(long pid) {
        Path descriptors = Path.of("/proc/" + pid + "/fd");
        Set<String> pipes = new HashSet<>();
        try (Stream<Path> entries = Files.list(descriptors)) {
            for (Path entry : entries.toList()) {
                target(entry).filter(name -> name.startsWith("pipe:")).ifPresent(pipes::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(descriptors + " can't be read", e);
        }
        return pipes;
    }

    /** None where it was closed meanwhile. */
    private static Optional<String> target(Path entry) throws IOException {
        try {
            return Optional.of(Files.readSymbolicLink(entry).toString());
        } catch (NoSuchFileException closed) {
            return Optional.empty();
        }
    }

    /** How many entries a folder has. */
    static long counted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }
}
