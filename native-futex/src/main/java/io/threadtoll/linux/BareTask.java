// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * A thread by clone(2) alone: it makes one system call, exit(2), and neither the C library nor the JVM knows of it. What a
 * pthread takes beyond it is the C library's: a stack, thread-local storage, and a list of threads.
 *
 * <p>For one thread at a time. It can run no C function, since it has no thread-local storage of its own.
 */
public final class BareTask implements AutoCloseable {
    private static final int PAGE_BYTES = 4096;

    /** The kernel's set of signals has 64 bits on all architectures of {@link SyscallTable}. */
    private static final long ALL_SIGNALS = -1;

    private final ByteBuffer page =
            ByteBuffer.allocateDirect(2 * PAGE_BYTES).alignedSlice(PAGE_BYTES).putLong(Long.BYTES, ALL_SIGNALS);

    private final long address = LibC.addressOf(page);
    private final ExecutableStub stub = new ExecutableStub(TaskCode.TASK_LOOP);

    /**
     * Starts it and waits for its end.
     *
     * @throws NativeCallException EAGAIN where there can't be one
     */
    public void startAndJoin() {
        try {
            long result = stub.call(1L, address);
            if (result != 0) {
                throw new NativeCallException(
                        "clone",
                        Math.toIntExact(-result),
                        "see ulimit -u, kernel.pid_max and pids.max of the cgroup for the thread");
            }
        } finally {
            Reference.reachabilityFence(page);
        }
    }

    @Override
    public void close() {
        stub.close();
    }
}
