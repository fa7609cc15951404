// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.Optional;

/**
 * Restartable sequences (rseq(2)): memory of a thread in which the kernel keeps what CPU it runs on. From 2.35 on glibc
 * registers it for every thread, unless the tunable {@code glibc.pthread.rseq} is 0 when the process starts.
 */
public final class RestartableSequences {
    private RestartableSequences() {}

    /**
     * Whether the C library registered them for this process's threads; empty where it says nothing of them, as glibc before
     * 2.35 and other libraries.
     */
    public static Optional<Boolean> registered() {
        // An unsigned int, 0 where they are not (glibc manual, "Restartable Sequences").
        return LibC.findAddressOf("__rseq_size").map(size -> (int) LibC.readLong(size) != 0);
    }
}
