// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import io.threadtoll.linux.Tracepoint;
import io.threadtoll.probe.limits.Headroom;
import io.threadtoll.probe.limits.KernelFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What checks look at: files by their absolute paths, environment variables, the JVM, and two things that only system
 * calls tell. It is this machine, or a saved one.
 */
public interface Machine extends KernelFiles {
    /**
     * The text of a file without white space around it; of a very long one the beginning.
     *
     * @param whyAbsent what it means where there is no such file; may be empty
     * @throws CannotTellException if there is no such file, or it can't be read
     */
    String read(String path, String whyAbsent) throws CannotTellException;

    /** The same, where its absence explains itself. */
    default String read(String path) throws CannotTellException {
        return read(path, "");
    }

    @Override
    default Optional<String> find(String path) {
        try {
            return Optional.of(read(path));
        } catch (CannotTellException unseen) {
            return Optional.empty();
        }
    }

    /** What follows the first label that starts a line of a file, without white space around it. */
    default String after(String path, String label) throws CannotTellException {
        return read(path)
                .lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst()
                .orElseThrow(() -> new CannotTellException("no line of " + path + " starts with " + label));
    }

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

    /** An environment variable. */
    Optional<String> variable(String name);

    /** The home of the JVM that looks; empty where none does. */
    Optional<String> javaHome();

    /** The room that the limits leave this process. */
    Headroom headroom() throws CannotTellException;

    /** Why this process may not count, for each tracepoint that it may not. */
    Map<Tracepoint, String> refusedCounters() throws CannotTellException;
}
