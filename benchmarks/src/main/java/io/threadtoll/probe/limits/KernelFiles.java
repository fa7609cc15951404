// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.linux.ProcFs;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The kernel's text files by path: those of this machine, or saved ones. */
@FunctionalInterface
public interface KernelFiles {
    /** The text of a file; empty where there is none or it may not be read. */
    Optional<String> find(String path);

    /** The files of the running kernel. */
    static KernelFiles ofThisMachine() {
        return ProcFs::find;
    }

    /** A file that holds one number; empty where it says {@code max} or holds none. */
    default OptionalDouble number(String path) {
        return find(path).map(String::strip).filter(KernelFiles::isNumber).stream()
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    /** The number behind the label that starts a line, times 1024 where {@code kB} follows; empty where there is none. */
    default OptionalLong labelled(String path, String label) {
        return find(path).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip().split("\\s+", -1))
                .filter(words -> isNumber(words[0]))
                .mapToLong(words -> Long.parseLong(words[0]) * (words.length > 1 && words[1].equals("kB") ? 1024 : 1))
                .findFirst();
    }

    /** At most 18 digits, which fit into a long. */
    private static boolean isNumber(String text) {
        return text.matches("\\d{1,18}");
    }
}
