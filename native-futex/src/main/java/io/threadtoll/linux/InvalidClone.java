// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * Calls of clone(2) that must fail, since a flag asks for another one that is not given ({@code copy_process} in
 * {@code kernel/fork.c}): they show that what is shared depends on what else is. One that did not fail would be a second
 * process with this JVM's memory, so there is no call here that may succeed.
 */
public enum InvalidClone {
    /** A thread of this process that has signal handlers of its own: CLONE_THREAD needs CLONE_SIGHAND. */
    THREAD_ALONE(0x10000),
    /** A task that shares signal handlers but not the memory that they are in: CLONE_SIGHAND needs CLONE_VM. */
    HANDLERS_ALONE(0x800);

    private final long flags;

    InvalidClone(long flags) {
        this.flags = flags;
    }

    /** Whether the kernel refuses it with EINVAL, as it has to. */
    public boolean isRefused() {
        return errnoOfClone(flags) == Errno.EINVAL.number;
    }

    private static int errnoOfClone(long flags) {
        return LibC.syscall(SyscallTable.HERE.clone, flags, 0, 0, 0, 0, 0) == -1 ? LibC.errno() : 0;
    }
}
