// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A thread that the JVM knows nothing of: it runs a C function that only computes, abs(3), and ends (pthread_create(3)). */
public final class BarePthread {
    private static final long DEFAULT_ATTRIBUTES = 0;
    private static final long NO_RESULT = 0;

    private final ByteBuffer thread = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.nativeOrder());
    private final long address = LibC.addressOf(thread);
    private final long function = LibC.addressOfFunction("abs");

    /**
     * Starts it and waits for its end.
     *
     * @throws NativeCallException EAGAIN where there can't be one
     */
    public void startAndJoin() {
        try {
            check("pthread_create", LibC.pthread_create(address, DEFAULT_ATTRIBUTES, function, 1));
            check("pthread_join", LibC.pthread_join(thread.getLong(0), NO_RESULT));
        } finally {
            Reference.reachabilityFence(thread);
        }
    }

    private static void check(String call, int error) {
        if (error != 0) {
            throw new NativeCallException(
                    call, error, "see ulimit -u, kernel.pid_max and pids.max of the cgroup for the thread");
        }
    }
}
