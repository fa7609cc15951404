// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the text files of {@code /proc} and {@code /sys}. */
public final class ProcFs {
    private ProcFs() {}

    /**
     * The whole text of a file.
     *
     * @throws UncheckedIOException if it is absent or may not be read
     */
    public static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    /** The text of a file without white space around it; empty where the kernel has no such file or hides it. */
    public static Optional<String> find(String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /**
     * The number behind a label that starts a line, as in {@code VmRSS:   1234 kB}.
     *
     * @throws IllegalArgumentException if no line starts with the label, or no number follows
     */
    static long numberAfter(String text, String label) {
        return text.lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip().split("\\s+", 2)[0])
                .map(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line starts with " + label));
    }
}
