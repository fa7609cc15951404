// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.machine.ControlGroups;
import io.threadtoll.machine.KernelFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A control group of our own that bounds the number of tasks in it (kernel: Documentation/admin-guide/cgroup-v1/pids.rst
 * and cgroup-v2.rst, PID). It is gone when it is closed; one that a killed JVM left behind goes when the next is made.
 */
final class PidsGroup implements Closeable {
    private static final String PREFIX = "threadtoll-";

    /** The tasks of an ended process leave their group a little later than they end. */
    private static final int TRIES = 100;

    private static final int PAUSE_MS = 10;

    private final Path folder;

    private PidsGroup(Path folder) {
        this.folder = folder;
    }

    /** A group with that many tasks at most, in the group of this process or around it; empty where none can be made. */
    static Optional<PidsGroup> create(int most) {
        KernelFiles files = KernelFiles.ofThisMachine();
        long self = ProcessHandle.current().pid();
        return new ControlGroups(files)
                .around(self, "pids").stream()
                        .filter(around -> handsOn(files, around))
                        .map(Path::of)
                        .flatMap(around -> create(around, most, self).stream())
                        .findFirst();
    }

    /** Version 2 needs the controller handed on to the groups below; version 1 has no such file. */
    static boolean handsOn(KernelFiles files, String folder) {
        return files.find(folder + "/cgroup.subtree_control")
                .map(controllers -> (" " + controllers.strip() + " ").contains(" pids "))
                .orElse(true);
    }

    /** Where its files are. */
    Path folder() {
        return folder;
    }

    private static Optional<PidsGroup> create(Path around, int most, long self) {
        Path folder = around.resolve(PREFIX + self);
        try {
            sweep(around);
            Files.createDirectory(folder);
        } catch (IOException refused) {
            return Optional.empty();
        }
        PidsGroup group = new PidsGroup(folder);
        try {
            Files.writeString(folder.resolve("pids.max"), Integer.toString(most));
            return Optional.of(group);
        } catch (IOException refused) {
            group.close();
            return Optional.empty();
        }
    }

    /** Removes the groups of those who are no more. */
    private static void sweep(Path around) throws IOException {
        try (Stream<Path> groups = Files.list(around)) {
            for (Path group : groups.toList()) {
                String name = group.getFileName().toString();
                if (name.matches(PREFIX + "\\d{1,9}")
                        && ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length())))
                                .isEmpty()) {
                    new PidsGroup(group).close();
                }
            }
        }
    }

    @Override
    public void close() {
        for (int tries = 0; Files.exists(folder) && tries < TRIES; tries++) {
            try {
                Files.delete(folder);
            } catch (FileSystemException busy) {
                pause();
            } catch (IOException e) {
                throw new UncheckedIOException(folder + " can't be removed", e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
