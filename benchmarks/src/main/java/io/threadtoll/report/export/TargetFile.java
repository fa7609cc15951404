// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.export;

import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there whole or not at all.
 *
 * @param path where
 * @param overwrite whether it may be there already
 */
record TargetFile(Path path, boolean overwrite) {
    /** What writes it. */
    interface Writing {
        void to(Path part) throws IOException;
    }

    /**
     * Writes it under another name first.
     *
     * @throws BadResultException if it can't be written or must not be overwritten
     */
    void write(Writing writing) {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        requireAbsent(path, overwrite ? "" : "--force overwrites it");
        requireAbsent(part, "delete it if no other export is writing it");
        try {
            try {
                writing.to(part);
                Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new BadResultException("can't write " + path + ": " + e.getMessage(), e);
        }
    }

    private static void requireAbsent(Path file, String advice) {
        if (!advice.isEmpty() && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadResultException(file + " is there already: " + advice + ".");
        }
    }
}
