// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds result folders. */
public final class RunFolders {
    private RunFolders() {}

    /**
     * Each of the folders that is a run, and the runs directly in each of the others, by name.
     *
     * @throws BadResultException if one of them is no folder
     */
    public static List<Path> in(List<Path> folders) {
        return folders.stream()
                .flatMap(folder -> in(folder).stream())
                .distinct()
                .toList();
    }

    private static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new BadResultException(folder + " is no folder; a result folder, or a folder of them, is wanted.");
        }
        if (isRun(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(RunFolders::isRun).sorted().toList();
        } catch (IOException e) {
            throw new BadResultException("can't read " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A journal alone is a run that is damaged, and not to be passed over in silence. */
    private static boolean isRun(Path folder) {
        ResultFolder run = new ResultFolder(folder);
        return run.hasDescription() || run.hasJournal();
    }
}
