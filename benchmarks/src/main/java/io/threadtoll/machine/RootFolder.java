// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import io.threadtoll.linux.ProcFs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a machine, below a folder: {@code /}, or where they were saved. */
public class RootFolder implements KernelFiles {
    /** A process has 65,530 mappings unless somebody raised vm.max_map_count, with some 100 bytes about each. */
    public static final int MOST_BYTES = 1 << 24;

    /** Names of a folder: {@code /proc} has one for each process. */
    private static final int MOST_NAMES = 1 << 17;

    private final Path root;

    /** The files below a folder, each read when it is asked for. */
    public RootFolder(Path root) {
        this.root = root;
    }

    @Override
    public final String read(String path, String whyAbsent) throws CannotTellException {
        try {
            Path file = at(path);
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new CannotTellException(path + " is no file");
            }
            return ProcFs.beginning(file, MOST_BYTES).strip();
        } catch (IOException | InvalidPathException e) {
            throw new CannotTellException(reason(path, whyAbsent, e));
        }
    }

    @Override
    public final List<String> list(String folder, String whyAbsent) throws CannotTellException {
        try (Stream<Path> files = Files.list(at(folder))) {
            return files.limit(MOST_NAMES)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new CannotTellException(reason(folder, whyAbsent, e.getCause()));
        } catch (IOException | InvalidPathException e) {
            throw new CannotTellException(reason(folder, whyAbsent, e));
        }
    }

    @Override
    public final boolean exists(String path) {
        try {
            return Files.exists(at(path));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    @Override
    public final boolean isExecutable(String path) {
        try {
            return Files.isRegularFile(at(path)) && Files.isExecutable(at(path));
        } catch (InvalidPathException notAPath) {
            return false;
        }
    }

    private Path at(String path) {
        return root.resolve(path.replaceFirst("^/+", ""));
    }

    private static String reason(String path, String whyAbsent, Exception e) {
        if (e instanceof NoSuchFileException || e instanceof NotDirectoryException) {
            return "there is no " + path + (whyAbsent.isEmpty() ? "" : ": " + whyAbsent);
        }
        return e instanceof AccessDeniedException
                ? path + " may not be read by this user"
                : path + " can't be read: " + e.getMessage();
    }
}
