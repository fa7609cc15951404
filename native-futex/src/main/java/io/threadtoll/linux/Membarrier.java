// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.Optional;

/**
 * A memory barrier that one thread orders for all others of its process (membarrier(2),
 * MEMBARRIER_CMD_PRIVATE_EXPEDITED, Linux 4.14): they need none of their own where only the compiler keeps their accesses
 * in order.
 *
 * <p>The kernel takes no such order from a process that hasn't registered, so loading this class registers it, once and
 * for all. That takes some hundred microseconds where the process has other threads.
 */
public final class Membarrier {
    private static final int PRIVATE_EXPEDITED = 8;
    private static final int REGISTER_PRIVATE_EXPEDITED = 16;

    private static final Optional<String> MISSING = register(new DirectCalls());

    private final SystemCalls calls;

    /**
     * Barriers that are ordered through a binding.
     *
     * @throws UnsupportedPlatformException where this machine has none, see {@link #missing()}, or not the binding
     */
    public Membarrier(Binding binding) {
        this(binding.calls());
        MISSING.ifPresent(why -> {
            throw new UnsupportedPlatformException("No membarrier: " + why);
        });
    }

    Membarrier(SystemCalls calls) {
        this.calls = calls;
    }

    /** Whether this process may order such barriers. */
    public static boolean supported() {
        return MISSING.isEmpty();
    }

    /** Why this process may not, in one line; empty where it may. */
    public static Optional<String> missing() {
        return MISSING;
    }

    /**
     * Returns when every other running thread of this process has passed a point at which all its accesses to memory match
     * the order of its program: those before this call are done, those after it have not begun. For the calling thread it
     * is a full barrier too.
     */
    public void expedited() {
        long result = call(calls, PRIVATE_EXPEDITED);
        if (result != 0) {
            // Which call succeeds is settled until the machine boots again, says the manual; a filter may come later.
            throw new NativeCallException("membarrier", (int) -result, "it worked when this process registered");
        }
    }

    /** Registers the process; why it can't be, or nothing. */
    static Optional<String> register(SystemCalls calls) {
        long result = call(calls, REGISTER_PRIVATE_EXPEDITED);
        if (result == 0) {
            return Optional.empty();
        }
        String errno = Errno.nameOf((int) -result);
        return Optional.of(
                switch (errno) {
                    case "ENOSYS" ->
                        "this kernel has no membarrier(2) (CONFIG_MEMBARRIER), or a sandbox filters it (ENOSYS)";
                    case "EINVAL" -> "this kernel is older than 4.14, which brought the private barrier (EINVAL)";
                    case "EPERM" -> "a sandbox forbids membarrier(2), as a seccomp profile does (EPERM)";
                    default -> "membarrier(2) failed with " + errno + ", which it doesn't document for a registration";
                });
    }

    private static long call(SystemCalls calls, int command) {
        return calls.syscall(SyscallTable.HERE.membarrier, command, 0, 0, 0, 0, 0);
    }
}
