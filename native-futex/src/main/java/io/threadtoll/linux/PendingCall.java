// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The system call that a thread is in ({@code /proc/PID/task/TID/syscall}; proc_pid_syscall(5)).
 *
 * @param number see {@link SyscallTable}
 * @param firstArgument of its six, the one in the first register
 * @param stackPointer the thread's in user space, when it made the call
 */
record PendingCall(int number, long firstArgument, long stackPointer) {
    /** Number, six arguments, stack pointer, program counter. */
    private static final int FIELDS = 9;

    private static final int STACK_POINTER = 7;

    /**
     * The call that a thread is in; empty where it runs, is stopped outside of a call (as by a page fault), or has ended.
     *
     * @throws UncheckedIOException if another user's thread may not be looked at, or the kernel has no such file
     *     (CONFIG_HAVE_ARCH_TRACEHOOK)
     */
    static Optional<PendingCall> of(Path task) {
        try {
            return parse(ProcFs.text(task.resolve("syscall")));
        } catch (IOException e) {
            if (Files.notExists(task)) {
                return Optional.empty();
            }
            throw new UncheckedIOException(task + "/syscall can't be read", e);
        }
    }

    /**
     * Reads the file's one line: the call in nine fields, or {@code running}, or {@code -1} with two addresses.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    static Optional<PendingCall> parse(String syscall) {
        String line = syscall.strip();
        if (line.equals("running") || line.startsWith("-1 ")) {
            return Optional.empty();
        }
        String[] fields = line.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("a syscall file has nine fields, not: " + line);
        }
        return Optional.of(
                new PendingCall(Integer.parseInt(fields[0]), address(fields[1]), address(fields[STACK_POINTER])));
    }

    private static long address(String field) {
        if (!field.startsWith("0x")) {
            throw new IllegalArgumentException("an address starts with 0x, not: " + field);
        }
        return Long.parseUnsignedLong(field, 2, field.length(), 16);
    }
}
