// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * Credentials of a thread (credentials(7)). In the kernel each thread has its own; that all threads of a process have equal ones
 * is the C library's doing, which changes them in each (nptl(7), "NPTL and the kernel/user space"). To change them is for JVMs
 * that end soon.
 */
public final class Credentials {
    private static final int PR_GET_KEEPCAPS = 7;
    private static final int PR_SET_KEEPCAPS = 8;
    private static final int UNCHANGED = -1;

    private Credentials() {}

    /** Sets the "keep capabilities" flag of the calling thread (PR_SET_KEEPCAPS(2const)), which is part of them; anyone may. */
    public static void keepCapabilities() {
        if (LibC.syscall(SyscallTable.HERE.prctl, PR_SET_KEEPCAPS, 1, 0, 0, 0, 0) != 0) {
            throw new NativeCallException("prctl", LibC.errno(), "the flag can't be set here");
        }
    }

    /** Whether it is set for the calling thread. */
    public static boolean keepsCapabilities() {
        long flag = LibC.syscall(SyscallTable.HERE.prctl, PR_GET_KEEPCAPS, 0, 0, 0, 0, 0);
        if (flag < 0) {
            throw new NativeCallException("prctl", LibC.errno(), "the flag can't be read here");
        }
        return flag == 1;
    }

    /** Changes the effective user id through the C library, setresuid(2). */
    public static void changeEffectiveUser(int uid) {
        if (LibC.setresuid(UNCHANGED, uid, UNCHANGED) != 0) {
            throw new NativeCallException("setresuid", LibC.errno(), "it takes root");
        }
    }
}
