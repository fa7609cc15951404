// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or folder can't be read or written, in words: Java's own message is often the path alone. */
public final class FileReason {
    private FileReason() {}

    /** The reason, such as {@code No space left on device}. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "there is no such file or folder, and none can be made there";
        }
        if (e instanceof AccessDeniedException) {
            return "this user may not";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file of that name is there already";
        }
        if (e instanceof NotDirectoryException) {
            return "it is below a file, not a folder";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return e.getMessage() == null ? "the system doesn't say why" : e.getMessage();
    }
}
