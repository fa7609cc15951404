// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.profiler;

import io.threadtoll.linux.CounterUnavailableException;
import io.threadtoll.linux.PerfCounter;
import io.threadtoll.linux.Tracepoint;

/**
 * Counts the threads that come from the opening one, from its opening on, without that one itself: an inherited counter
 * less one of that thread alone. For the opening thread only.
 */
final class DescendantCounter implements AutoCloseable {
    private final PerfCounter alone;
    private final PerfCounter family;

    /** Opens it for the calling thread. */
    DescendantCounter(Tracepoint tracepoint) throws CounterUnavailableException {
        alone = PerfCounter.ofThisThread(tracepoint);
        try {
            family = PerfCounter.ofThisThreadAndItsOffspring(tracepoint);
        } catch (CounterUnavailableException e) {
            alone.close();
            throw e;
        }
    }

    /** What they counted so far, but for a constant; two readings differ by what came between. */
    long read() {
        return family.read() - alone.read();
    }

    @Override
    public void close() {
        alone.close();
        family.close();
    }
}
