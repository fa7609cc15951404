// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of one run, {@code results/DATE-CPU-KERNEL-jdkN}, and the names of the files in it. */
public record ResultFolder(Path path) {
    private static final String DESCRIPTION = "run.json";

    /** The whole grid takes a megabyte. */
    private static final int LONGEST_RUN = 1 << 24;

    /**
     * Makes the folder of a new run and writes its {@code run.json}.
     *
     * @throws BadResultException if it exists already or can't be written
     */
    public static ResultFolder create(Path path, Run run) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.createDirectory(path);
            return new ResultFolder(path).describedAs(run);
        } catch (IOException e) {
            throw new BadResultException(
                    "can't make the result folder " + path + " (" + FileReason.of(e)
                            + "). Choose a folder that can be written with --results DIR.",
                    e);
        }
    }

    /**
     * The same folder with another {@code run.json}: of a run that is to go on longer than it was to.
     *
     * @throws BadResultException if it can't be written; then it is as it was
     */
    public ResultFolder describedAs(Run run) {
        try {
            write(DESCRIPTION, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(run));
            return this;
        } catch (JacksonException e) {
            throw new IllegalStateException("runs are plain records and always have a JSON", e);
        }
    }

    /**
     * The folder of a run that was made before.
     *
     * @throws BadResultException if it is not the folder of a run
     */
    public static ResultFolder open(Path path) {
        ResultFolder folder = new ResultFolder(path);
        if (!folder.hasDescription()) {
            throw new BadResultException(
                    path
                            + " is not a result folder: it has no run.json. A result folder is made by ./threadtoll reproduce.");
        }
        return folder;
    }

    /**
     * What was known of the run before its first fork.
     *
     * @throws BadResultException if it can't be read, or was written by a newer Threadtoll
     */
    public Run run() {
        Path file = description();
        byte[] json = ResultFile.bytes(file, LONGEST_RUN);
        try {
            requireKnownFormat(file, json);
            return Json.MAPPER.readValue(json, Run.class);
        } catch (IOException e) {
            throw new BadResultException(file + " is not the description of a run: " + Json.reason(e), e);
        }
    }

    /** A newer Threadtoll is named before what else is new, and before there is a tree of a stranger's making. */
    private static void requireKnownFormat(Path file, byte[] json) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadResultException(file + " is not the description of a run: it holds no JSON object.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean format = parser.currentName().equals("format");
                boolean number = parser.nextToken().isNumeric();
                if (format && number && parser.getDoubleValue() > Run.FORMAT) {
                    throw new BadResultException(file + " has format " + parser.getText() + ", this Threadtoll reads"
                            + " up to " + Run.FORMAT + ": use a newer one.");
                }
                if (format) {
                    return;
                }
                parser.skipChildren();
            }
        }
    }

    /** The forks made so far. */
    public List<Fork> forks() {
        return hasJournal() ? Journal.read(journal()) : List.of();
    }

    /** Where the description of the run is. */
    Path description() {
        return path.resolve(DESCRIPTION);
    }

    /** Whether there is a description, be it one that can't be read. */
    public boolean hasDescription() {
        return ResultFile.exists(description());
    }

    /** Whether there is a journal, be it one that can't be read; a run that was stopped early has none. */
    public boolean hasJournal() {
        return ResultFile.exists(journal());
    }

    /** Where the journal is. */
    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    /**
     * Writes a file of the result whole, or leaves the one before it as it was; makes the folder it is in.
     *
     * @throws BadResultException if it can't be written
     */
    public Path write(String name, String text) {
        Path file = path.resolve(name);
        try {
            ResultFile.write(path, Path.of(name), text);
            return file;
        } catch (IOException e) {
            throw new BadResultException("can't write " + file + ": " + e.getMessage(), e);
        }
    }
}
