// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A report that somebody sent: it carries the result that it was made of, and stands for its folder. */
public final class ReportFile {
    private static final String BEGIN = "<!DOCTYPE html>";
    private static final String SUFFIX = ".html";

    private ReportFile() {}

    /** Whether a path is a page and not a folder or anything else. */
    public static boolean isOne(Path path) {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream file = Files.newInputStream(path)) {
            return new String(file.readNBytes(BEGIN.length()), StandardCharsets.UTF_8).equals(BEGIN);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * The result folder that a path means: itself, or of a report a folder with what it carries, which is gone when this
     * program ends.
     *
     * @throws BadResultException if it is a report that carries nothing, or is damaged
     */
    public static Path folderOf(Path path) {
        if (!isOne(path)) {
            return path;
        }
        try {
            Path folder = Files.createTempDirectory("threadtoll-report");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "forget " + folder));
            write(files(path), folder);
            return folder;
        } catch (IOException e) {
            throw new BadResultException("can't unpack " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes a result folder of a report, beside it and with its name.
     *
     * @throws BadResultException if there is something of that name, or it can't be written
     */
    public static Path unpackBeside(Path page) {
        String name = page.getFileName().toString();
        Path folder = page.resolveSibling(
                name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name + "-result");
        List<PackedFile> files = files(page);
        try {
            Files.createDirectory(folder);
            write(files, folder);
            return folder;
        } catch (IOException e) {
            throw new BadResultException(
                    "can't make " + folder + " of " + page + " (" + FileReason.of(e)
                            + "): move the report, or what is there.",
                    e);
        }
    }

    private static void write(List<PackedFile> files, Path folder) throws IOException {
        for (PackedFile file : files) {
            Files.write(folder.resolve(file.name()), file.bytes());
        }
    }

    private static List<PackedFile> files(Path page) {
        List<PackedFile> files = PackedFile.in(page);
        if (files.isEmpty()) {
            throw new BadResultException(page + " carries no result: it is no report, or one from before reports did."
                    + " Take its folder.");
        }
        return files;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException | UncheckedIOException e) {
            // What is left in the folder for temporary files is not worth a failure at the very end.
            return;
        }
    }
}
