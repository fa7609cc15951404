// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.fleet;

import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ReachedLimit;
import java.util.Locale;
import java.util.Optional;

/** Whether the machine has room for one more member. */
final class FleetRoom {
    /** The share of what was free at the start that stays free for everybody else. */
    private static final double RESERVE = 0.1;

    /** What a member may take before one was measured. */
    private static final double GUESSED_BYTES = 500e6;

    /** Threads of the two JVMs of a member. */
    private static final int MEMBER_THREADS = 60;

    private final Headroom atStart = Headroom.now();
    private final int memberConnections;
    private final boolean threadPerConnection;

    /**
     * Room for members of some size.
     *
     * @param threadPerConnection whether each connection has a kernel thread
     */
    FleetRoom(int memberConnections, boolean threadPerConnection) {
        this.memberConnections = memberConnections;
        this.threadPerConnection = threadPerConnection;
    }

    /** What stands in the way of one more; empty if nothing does. */
    Optional<String> refusal(int members) {
        Headroom now = Headroom.now();
        double free = memory(now);
        double each = members == 0 ? GUESSED_BYTES : Math.max(1, (memory(atStart) - free) / members);
        if (free - each < RESERVE * memory(atStart)) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "memory: %.1f GiB are available, and a member takes %.2f",
                    free / 0x1p30,
                    each / 0x1p30));
        }
        return ReachedLimit.order(now, cost()).stream()
                .filter(limit -> limit.limit().isShared() && isClose(limit, now))
                .findFirst()
                .map(limit -> limit.limit().label() + " has room for " + Math.round(limit.connections())
                        + " connections more");
    }

    private boolean isClose(ReachedLimit limit, Headroom now) {
        double free = now.of(limit.limit()).orElse(0.0);
        double after = free - limit.limit().of(cost()) * memberConnections;
        return after < RESERVE * atStart.of(limit.limit()).orElse(free);
    }

    private static double memory(Headroom headroom) {
        return headroom.of(Limit.MEMORY).orElse(0.0);
    }

    /** Per connection, both ends of it: that is what the machine gives. */
    private ConnectionCost cost() {
        double threads = (threadPerConnection ? 1 : 0) + (double) MEMBER_THREADS / memberConnections;
        return new ConnectionCost(threads, 0, 2, 2, 0, 0, 0);
    }
}
