// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Kills the forks of this JVM, and nothing else, unless it is cancelled in time. Its thread sleeps until then. */
final class ForkDeadline {
    private final Timer timer = new Timer("fork-deadline", true);

    ForkDeadline(Duration longest) {
        TimerTask kill = new TimerTask() {
            @Override
            public void run() {
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            }
        };
        timer.schedule(kill, longest.toMillis());
    }

    void cancel() {
        timer.cancel();
    }
}
