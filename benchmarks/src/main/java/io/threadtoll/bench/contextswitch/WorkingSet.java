// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import java.util.stream.LongStream;

/** Memory of one side that it reads and writes in each of its turns, a word in every cache line. */
final class WorkingSet implements Runnable {
    private static final int LINE_BYTES = 64;
    private static final int STRIDE = LINE_BYTES / Long.BYTES;

    /** No memory at all. */
    static final WorkingSet NONE = new WorkingSet(0);

    private final long[] memory;

    /** So many bytes; {@link #NONE} for 0. */
    static WorkingSet of(int bytes) {
        return bytes == 0 ? NONE : new WorkingSet(bytes);
    }

    private WorkingSet(int bytes) {
        memory = new long[bytes / Long.BYTES];
    }

    @Override
    public void run() {
        for (int i = 0; i < memory.length; i += STRIDE) {
            memory[i]++;
        }
    }

    /** How many lines were touched so far, one that was touched twice counted twice. */
    long touched() {
        return LongStream.of(memory).sum();
    }
}
