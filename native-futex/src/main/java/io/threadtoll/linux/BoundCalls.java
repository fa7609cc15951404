// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** Calls that do as little as possible, through a chosen binding: what that costs, and what the kernel. */
public final class BoundCalls {
    private final SystemCalls calls;

    /**
     * Calls through a binding.
     *
     * @throws UnsupportedPlatformException where it is {@link Binding#missing}
     */
    public BoundCalls(Binding binding) {
        calls = binding.calls();
    }

    /** A C function that only computes, abs(3): what the binding costs. */
    public int nullCall(int value) {
        return calls.abs(value);
    }

    /** The cheapest real system call, getppid(2): the binding and a kernel entry. */
    public int getppid() {
        return (int) calls.syscall(SyscallTable.HERE.getppid, 0, 0, 0, 0, 0, 0);
    }
}
