// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** A real-time signal that neither the JVM nor glibc uses, so that a test can break a system call off. */
public final class Signal {
    private static final int NUMBER = 36;
    private static final NativeLibrary C = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME);
    private static final long TGKILL = SyscallTable.HERE == SyscallTable.X86_64 ? 234 : 131;

    private Signal() {}

    /** Lets abs(3) handle the signal, a C function that does no harm, and system calls not go on after it. */
    public static void handleWithAbs() {
        Function abs = C.getFunction("abs");
        Pointer before = C.getFunction("signal").invokePointer(new Object[] {NUMBER, abs});
        if (Pointer.nativeValue(before) == -1) {
            throw new AssertionError("signal(2) failed");
        }
        check("siginterrupt", C.getFunction("siginterrupt").invokeInt(new Object[] {NUMBER, 1}));
    }

    /**
     * Sends the signal to one thread of this process. Real-time signals queue up while a thread has no CPU.
     *
     * @return whether it was sent; not where as many wait as RLIMIT_SIGPENDING lets (EAGAIN, tgkill(2))
     */
    public static boolean sendTo(int tid) {
        boolean sent = LibC.syscall(TGKILL, ProcessHandle.current().pid(), tid, NUMBER, 0, 0, 0) == 0;
        if (!sent && !Errno.nameOf(LibC.errno()).equals("EAGAIN")) {
            throw new AssertionError("tgkill failed with " + Errno.nameOf(LibC.errno()));
        }
        return sent;
    }

    private static void check(String call, long result) {
        if (result != 0) {
            throw new AssertionError(call + " failed with " + Errno.nameOf(LibC.errno()));
        }
    }
}
