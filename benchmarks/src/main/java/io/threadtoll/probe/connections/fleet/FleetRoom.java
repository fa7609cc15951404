// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.fleet;

import io.threadtoll.linux.MachineMemory;
import io.threadtoll.probe.limits.BindingLimit;
import io.threadtoll.probe.limits.ConnectionCost;
import io.threadtoll.probe.limits.Headroom;
import io.threadtoll.probe.limits.Limit;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether the machine has room for one more member. */
final class FleetRoom {
    /** Limits of the whole machine or user; a tenth of what is left of them now is never taken. */
    private static final Set<Limit> SHARED = EnumSet.of(
            Limit.PID_MAX, Limit.THREADS_MAX, Limit.CGROUP_PIDS, Limit.NPROC, Limit.FILE_MAX, Limit.CONNTRACK);

    private static final double SHARE = 0.9;

    /** Of the machine's memory, left for everybody else. */
    private static final double FREE_MEMORY = 0.1;

    /** What a member may take before one was measured. */
    private static final double GUESSED_BYTES = 500e6;

    /** Threads of the two JVMs of a member. */
    private static final int MEMBER_THREADS = 60;

    private final long availableAtStart = MachineMemory.now().availableBytes();
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
        MachineMemory now = MachineMemory.now();
        double each = members == 0
                ? GUESSED_BYTES
                : Math.max(1, (double) (availableAtStart - now.availableBytes()) / members);
        if (now.availableBytes() - each < FREE_MEMORY * now.totalBytes()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "memory: %.1f GiB of %.1f are available, and a member takes %.2f",
                    now.availableBytes() / 0x1p30,
                    now.totalBytes() / 0x1p30,
                    each / 0x1p30));
        }
        return BindingLimit.order(Headroom.now(), cost()).stream()
                .filter(limit -> SHARED.contains(limit.limit()) && SHARE * limit.connections() < memberConnections)
                .findFirst()
                .map(limit -> limit.limit().label() + " has room for " + Math.round(limit.connections())
                        + " connections more");
    }

    /** Per connection, both ends of it: that is what the machine gives. */
    private ConnectionCost cost() {
        double threads = (threadPerConnection ? 1 : 0) + (double) MEMBER_THREADS / memberConnections;
        return new ConnectionCost(threads, 0, 2, 2, 0, 0, 0);
    }
}
