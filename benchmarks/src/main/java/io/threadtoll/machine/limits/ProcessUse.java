// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import io.threadtoll.linux.Mapping;
import io.threadtoll.linux.OpenFiles;
import io.threadtoll.machine.KernelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process uses of what no single file tells.
 *
 * @param pid the process
 * @param mappings mappings of its address space
 * @param files its open files
 * @param userTasks the tasks of its real user, threads included
 */
public record ProcessUse(long pid, long mappings, long files, long userTasks) {
    /**
     * Of a process now.
     *
     * @throws UncheckedIOException if there is no such process, or it is another user's
     */
    public static ProcessUse of(long pid) {
        return new ProcessUse(pid, Mapping.count(pid), OpenFiles.of(pid), userTasks(KernelFiles.ofThisMachine(), pid));
    }

    /** Of every process with the same real user id; those that the kernel hides are missing. */
    private static long userTasks(KernelFiles kernel, long pid) {
        long user = user(kernel, Long.toString(pid));
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d+") && user(kernel, name) == user)
                    .mapToLong(name -> kernel.labelled("/proc/" + name + "/status", "Threads:")
                            .orElse(0))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("/proc can't be listed", e);
        }
    }

    private static long user(KernelFiles kernel, String pid) {
        return kernel.labelled("/proc/" + pid + "/status", "Uid:").orElse(-1);
    }
}
