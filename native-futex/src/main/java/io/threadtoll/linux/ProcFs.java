// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the text files of {@code /proc} and {@code /sys}. */
public final class ProcFs {
    private static final int CHUNK_BYTES = 8 * 1_024;

    private ProcFs() {}

    /**
     * The whole text of a file.
     *
     * @throws UncheckedIOException if it is absent or may not be read
     */
    public static String read(String path) {
        try {
            return text(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    /** The text of a file without white space around it; empty where the kernel has no such file or hides it. */
    public static Optional<String> find(String path) {
        try {
            return Optional.of(text(Path.of(path)).strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** The whole text of a file. */
    static String text(Path path) throws IOException {
        return beginning(path, Integer.MAX_VALUE);
    }

    /**
     * The text of a file up to a bound, its first 8 KiB read at once.
     *
     * <p>{@code /proc} gives every file the size 0, and {@link Files#readString} then begins with a read of one byte. A
     * number below {@code /proc/sys} ends there: the kernel writes it to the first read only, however short that is
     * ({@code do_proc_dointvec} in kernel/sysctl.c).
     *
     * @param mostBytes what lies beyond is left out
     */
    public static String beginning(Path path, int mostBytes) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = file.read(chunk); read >= 0 && bytes.size() < mostBytes; read = file.read(chunk)) {
                bytes.write(chunk, 0, Math.min(read, mostBytes - bytes.size()));
            }
            return bytes.toString(StandardCharsets.UTF_8);
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

    /**
     * The same, or another number where no line starts with the label: kernels and sandboxes differ in what they show.
     *
     * @throws IllegalArgumentException if the line has no number
     */
    static double numberAfter(String text, String label, double without) {
        return hasLine(text, label) ? numberAfter(text, label) : without;
    }

    /**
     * The amount of memory behind a label that starts a line, in bytes; NaN where no line does.
     *
     * @throws IllegalArgumentException if the line has no number
     */
    static double bytesAfterOrNaN(String text, String label) {
        return hasLine(text, label) ? bytesAfter(text, label) : Double.NaN;
    }

    private static boolean hasLine(String text, String label) {
        return text.lines().anyMatch(line -> line.startsWith(label));
    }

    /**
     * The amount of memory behind a label that starts a line, in bytes; the kernel writes it in kB of 1,024.
     *
     * @throws IllegalArgumentException if no line starts with the label, or no number follows
     */
    static long bytesAfter(String text, String label) {
        return Math.multiplyExact(numberAfter(text, label), 1_024L);
    }
}
