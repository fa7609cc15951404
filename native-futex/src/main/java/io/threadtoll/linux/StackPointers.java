// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where the threads of a process have their stacks: the stack pointer of each one that is in a system call, as every
 * sleeping thread is ({@code /proc/PID/task/TID/syscall}; proc_pid_syscall(5)). Nothing is known of one that runs.
 */
public final class StackPointers {
    private StackPointers() {}

    /**
     * The stack pointers of a process, in no order.
     *
     * @throws UncheckedIOException if there is no such process, or it is another user's
     */
    public static long[] of(long pid) {
        return ofTasks(Path.of("/proc/" + pid + "/task"), task -> true);
    }

    /**
     * The stack pointers of this process's threads that have a name, in no order. The JVM gives the kernel the first 15
     * bytes of a platform thread's ({@code comm}; proc_pid_comm(5)).
     *
     * @param name at most 15 letters
     */
    public static long[] ofThreadsNamed(String name) {
        return ofTasks(
                Path.of("/proc/self/task"),
                task -> ProcFs.find(task + "/comm").filter(name::equals).isPresent());
    }

    private static long[] ofTasks(Path tasks, Predicate<Path> wanted) {
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.filter(wanted)
                    .map(PendingCall::of)
                    .flatMap(Optional::stream)
                    .mapToLong(PendingCall::stackPointer)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(tasks + " can't be read", e);
        }
    }
}
