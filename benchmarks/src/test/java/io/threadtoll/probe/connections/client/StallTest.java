// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * A server that stands still for 200 ms in the middle of an open loop. A request on each of its connections meets it;
 * as many as were due meanwhile have waited, also those that no connection was free for.
 */
class StallTest {
    private static final int CONNECTIONS = 10;
    private static final int PER_SECOND = 1000;
    private static final long STALL_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LONG_NS = TimeUnit.MILLISECONDS.toNanos(100);

    @Test
    void allThatWereDueMeanwhileHaveWaited() throws IOException {
        LoadResult load = load(STALL_NS);

        assertThat(load.answered()).isEqualTo(load.sent());
        assertThat(load.responseNs().getMaxValue()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(150));
        // Due within the first half of the stall: about 100.
        assertThat(longer(load.responseNs())).isGreaterThan(50);
        assertThat(longer(load.serviceNs())).isBetween(1L, 2L * CONNECTIONS);
        assertThat(load.longestBehindNs()).isGreaterThan(LONG_NS);
    }

    /** The control. */
    @Test
    void withoutAStallFewWait() throws IOException {
        LoadResult load = load(0);

        assertThat(load.answered()).isEqualTo(load.sent());
        assertThat(longer(load.responseNs())).isLessThan(load.sent() / 2);
    }

    private static LoadResult load(long stallNs) throws IOException {
        AtomicInteger lines = new AtomicInteger();
        Object turn = new Object();
        Manners stalling = Manners.lines(line -> {
            synchronized (turn) {
                if (lines.incrementAndGet() == CONNECTIONS + PER_SECOND / 4) {
                    standStill(stallNs);
                }
                return line;
            }
        });
        try (SmallServer server = new SmallServer(stalling);
                EchoClient client = new EchoClient(server.port())) {
            client.open(CONNECTIONS, Duration.ofSeconds(20));
            return client.openLoop(Arrivals.FIXED, PER_SECOND, Duration.ofSeconds(1), 1);
        }
    }

    private static long longer(Histogram histogram) {
        return histogram.getCountBetweenValues(LONG_NS, histogram.getHighestTrackableValue());
    }

    private static void standStill(long ns) {
        long until = System.nanoTime() + ns;
        for (long left = ns; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
