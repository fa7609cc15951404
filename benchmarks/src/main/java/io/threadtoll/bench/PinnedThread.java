// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.journal.ForkFolder;
import io.threadtoll.linux.Affinity;

/** Binds threads of a benchmark to CPUs, and leaves to whoever started the fork where they are. */
public final class PinnedThread {
    private PinnedThread() {}

    /** Binds the calling thread to a CPU. */
    public static void pin(int cpu) {
        Affinity.pin(cpu);
        ForkFolder.ofThisJvm().ifPresent(folder -> folder.writeCpu(cpu));
    }
}
