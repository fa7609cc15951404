// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One mapping of a process's address space ({@code smaps}; proc_pid_smaps(5)). Neighbours with equal permissions and
 * flags are one mapping to the kernel.
 *
 * @param from its first byte's address
 * @param to the address behind its last byte; addresses are unsigned, {@code [vsyscall]} lies in the upper half
 * @param permissions four letters, such as {@code rw-p}
 * @param name the file's path, or something in square brackets such as {@code [heap]}; empty where it has neither
 * @param rssBytes its pages that are in memory
 * @param pssBytes the same with each shared page divided by the number of those who share it
 * @param hugeBytes its anonymous memory in huge pages; 0 where the kernel doesn't say
 */
public record Mapping(
        long from, long to, String permissions, String name, long rssBytes, long pssBytes, long hugeBytes) {
    private static final int CHUNK_BYTES = 64 * 1_024;

    /** Bytes of address space. */
    public long sizeBytes() {
        return to - from;
    }

    /** Whether an address lies in it. */
    public boolean contains(long address) {
        return Long.compareUnsigned(from, address) <= 0 && Long.compareUnsigned(address, to) < 0;
    }

    /**
     * The mappings of a process, by address. They are read line by line. The process may go on meanwhile: each line was
     * true when it was read.
     *
     * @throws UncheckedIOException if there is no such process, or it is another user's
     */
    public static List<Mapping> all(long pid) {
        Path smaps = Path.of("/proc/" + pid + "/smaps");
        // A path may hold any bytes.
        try (BufferedReader lines = Files.newBufferedReader(smaps, StandardCharsets.ISO_8859_1)) {
            return parse(lines.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(smaps + " can't be read", e);
        }
    }

    /**
     * How many mappings a process has, which {@code vm.max_map_count} limits.
     *
     * @throws UncheckedIOException if there is no such process, or it is another user's
     */
    public static int count(long pid) {
        Path maps = Path.of("/proc/" + pid + "/maps");
        try (InputStream text = Files.newInputStream(maps)) {
            byte[] chunk = new byte[CHUNK_BYTES];
            int lines = 0;
            for (int read = text.read(chunk); read >= 0; read = text.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    lines += chunk[i] == '\n' ? 1 : 0;
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(maps + " can't be read", e);
        }
    }

    /**
     * Reads the lines of {@code smaps}.
     *
     * @throws IllegalArgumentException if a mapping has no addresses, or lacks {@code Rss} or {@code Pss}
     */
    static List<Mapping> parse(Stream<String> smaps) {
        MappingReader reader = new MappingReader();
        smaps.forEach(reader::accept);
        return reader.end();
    }
}
