// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import io.threadtoll.linux.CounterUnavailableException;
import io.threadtoll.linux.PerfCounter;
import io.threadtoll.linux.Tracepoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Counts the futex(2) calls of the threads of another process, those that it has when the counting begins. The kernel lets
 * whoever may trace that process do so (perf_event_open(2)): its own user.
 */
final class FutexCallsOfProcess implements Closeable {
    private final List<PerfCounter> counters = new ArrayList<>();
    private boolean complete;

    /** Begins; where the kernel gives no counter there is going to be no count. */
    void begin(long pid) {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (Path task : tasks) {
                int tid = Integer.parseInt(task.getFileName().toString());
                counters.add(PerfCounter.ofThread(tid, Tracepoint.FUTEX_CALL));
            }
            complete = true;
        } catch (CounterUnavailableException | IOException none) {
            // The environment's field kernel.counters says why.
        }
    }

    /** The calls so far; empty where not every thread could be counted. */
    OptionalLong count() {
        return complete
                ? OptionalLong.of(counters.stream().mapToLong(PerfCounter::read).sum())
                : OptionalLong.empty();
    }

    @Override
    public void close() {
        counters.forEach(PerfCounter::close);
    }
}
