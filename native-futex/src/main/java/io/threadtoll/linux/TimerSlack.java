// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long the kernel may put a thread's timers off so that they go off together (proc_pid_timerslack_ns(5)). */
public final class TimerSlack {
    private TimerSlack() {}

    /**
     * Asks for timers of the calling thread that don't wait 50 us for company. Where the kernel has no such file they go
     * on to, so a caller measures how late they are. It makes no call through JNA.
     */
    public static void dropForThisThread() {
        try {
            Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName();
            Files.writeString(Path.of("/proc", String.valueOf(thread), "timerslack_ns"), "1");
        } catch (IOException notHere) {
            // Nothing depends on it.
        }
    }
}
