// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
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
        Path tasks = Path.of("/proc/" + pid + "/task");
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.map(PendingCall::of)
                    .flatMap(Optional::stream)
                    .mapToLong(PendingCall::stackPointer)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(tasks + " can't be read", e);
        }
    }

    /**
     * The stack pointer of one thread of this process; empty unless it is in a system call.
     *
     * @param tid the kernel's id of the thread, see {@link BareCalls#gettid}
     */
    public static OptionalLong ofThread(int tid) {
        return PendingCall.of(Path.of("/proc/self/task/" + tid))
                .map(call -> OptionalLong.of(call.stackPointer()))
                .orElseGet(OptionalLong::empty);
    }
}
