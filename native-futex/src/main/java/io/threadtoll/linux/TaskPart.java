// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * What two tasks may share (kcmp(2), KCMP_* in {@code include/uapi/linux/kcmp.h}). KCMP_IO is left out: the kernel calls two
 * tasks that have no I/O context equal.
 */
public enum TaskPart {
    /** The address space, CLONE_VM. */
    MEMORY(1),
    /** The table of open files, CLONE_FILES. */
    FILES(2),
    /** Working directory, root and umask, CLONE_FS. */
    FILE_SYSTEM(3),
    /** The table of signal handlers, CLONE_SIGHAND. */
    SIGNAL_HANDLERS(4);

    private static final int EQUAL = 0;

    private final int type;

    TaskPart(int type) {
        this.type = type;
    }

    /**
     * Whether two tasks have one and the same.
     *
     * @param tid the id of a thread, or of a process, whose first thread it then is
     * @param other likewise
     * @throws NativeCallException ENOSYS where the kernel has no kcmp, EPERM where this process may not look, ESRCH where
     *     there is no such task
     */
    public boolean isShared(int tid, int other) {
        long order = compare(tid, other, type);
        if (order < 0) {
            throw new NativeCallException("kcmp", LibC.errno(), "this kernel doesn't say what tasks share");
        }
        return order == EQUAL;
    }

    private static long compare(int tid, int other, int type) {
        return LibC.syscall(SyscallTable.HERE.kcmp, tid, other, type, 0, 0, 0);
    }
}
