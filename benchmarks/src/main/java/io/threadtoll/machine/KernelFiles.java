// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A machine's files by their absolute paths: those of this machine, or saved ones. */
public interface KernelFiles {
    /** The files of the running kernel. */
    static KernelFiles ofThisMachine() {
        return new RootFolder(Path.of("/"));
    }

    /**
     * The text of a file without white space around it; of a very long one the beginning.
     *
     * @param whyAbsent what it means where there is no such file; may be empty
     * @throws CannotTellException if there is no such file, or it can't be read
     */
    String read(String path, String whyAbsent) throws CannotTellException;

    /**
     * The names in a folder, sorted.
     *
     * @param whyAbsent what it means where there is no such folder; may be empty
     * @throws CannotTellException if there is no such folder, or it can't be read
     */
    List<String> list(String folder, String whyAbsent) throws CannotTellException;

    /** Whether there is a file or folder, readable or not. */
    boolean exists(String path);

    /** Whether there is a file that this user may execute. */
    boolean isExecutable(String path);

    /** The text of a file whose absence explains itself. */
    default String read(String path) throws CannotTellException {
        return read(path, "");
    }

    /** The text of a file; empty where there is none or it may not be read. */
    default Optional<String> find(String path) {
        try {
            return Optional.of(read(path));
        } catch (CannotTellException unseen) {
            return Optional.empty();
        }
    }

    /** A file that holds one number; empty where it says {@code max} or holds none. */
    default OptionalDouble number(String path) {
        return find(path).filter(KernelFiles::isNumber).stream()
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    /** What follows the first label that starts a line of a file, without white space around it. */
    default Optional<String> findAfter(String path, String label) {
        return find(path).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst();
    }

    /** The same where it has to be there, and the file readable. */
    default String after(String path, String label) throws CannotTellException {
        read(path);
        return findAfter(path, label)
                .orElseThrow(() -> new CannotTellException("no line of " + path + " starts with " + label));
    }

    /** The number behind the label that starts a line, times 1024 where {@code kB} follows; empty where there is none. */
    default OptionalLong labelled(String path, String label) {
        return findAfter(path, label).map(text -> text.split("\\s+", -1)).filter(words -> isNumber(words[0])).stream()
                .mapToLong(words -> Long.parseLong(words[0]) * (words.length > 1 && words[1].equals("kB") ? 1024 : 1))
                .findFirst();
    }

    /** At most 18 digits, which fit into a long. */
    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }
}
