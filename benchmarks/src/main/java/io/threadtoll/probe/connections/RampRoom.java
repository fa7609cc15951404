// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import io.threadtoll.linux.MachineMemory;
import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.statistics.Estimates;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How many connections a ramp may open before it comes too near to a limit of the host or of the server. */
final class RampRoom {
    /**
     * As far as a ramp may go.
     *
     * @param connections how many may be open in all
     * @param why what stands in the way of more; empty if nothing does
     */
    record Allowed(int connections, String why) {}

    /** What the client takes as much of as the server, on the same machine. */
    private static final Set<Limit> BOTH_ENDS = EnumSet.of(Limit.FILE_MAX, Limit.EPOLL_WATCHES);

    /** The share of what was free at the start that stays free. */
    private static final double RESERVE = 0.1;

    /** Left of the server's own limits, so that it can still do its work. */
    private static final int OWN_RESERVE = 100;

    /** What a connection may take of the machine before any was measured, and the least that is believed after. */
    private static final double GUESSED_BYTES = 200_000;

    private static final double LEAST_BYTES = 8_000;

    private final ServerModel model;
    private final long server;
    private final Headroom atStart;

    RampRoom(ServerModel model, long server) {
        this.model = model;
        this.server = server;
        this.atStart = Headroom.of(server);
    }

    /**
     * Looks at the limits as they are now.
     *
     * @param open how many are open
     * @param wanted how many are to be
     * @param steps what the steps so far found
     */
    Allowed allowed(int open, int wanted, Map<Metric, List<Double>> steps) {
        Headroom now = Headroom.of(server);
        Allowed allowed = memory(now, open, wanted, steps);
        for (ReachedLimit limit : ReachedLimit.order(now, cost(steps))) {
            int most = open + (int) Math.min(1e9, more(limit, now));
            if (most < allowed.connections()) {
                allowed = new Allowed(
                        most, limit.limit().label() + " would bind at " + Math.round(open + limit.connections()));
            }
        }
        return allowed;
    }

    private double more(ReachedLimit limit, Headroom now) {
        Limit which = limit.limit();
        double share = 1;
        if (which.isShared()) {
            double free = now.of(which).orElse(0.0);
            share = Math.max(0, 1 - RESERVE * atStart.of(which).orElse(free) / Math.max(1, free));
        }
        double connections = share * limit.connections() / (BOTH_ENDS.contains(which) ? 2 : 1);
        return which.isShared() ? connections : Math.max(0, connections - OWN_RESERVE);
    }

    /** Server, client and kernel together, as the machine's available memory fell so far. */
    private Allowed memory(Headroom now, int open, int wanted, Map<Metric, List<Double>> steps) {
        double free = now.of(Limit.MEMORY).orElse((double) MachineMemory.now().availableBytes());
        double each = isSlope(steps)
                ? Math.max(LEAST_BYTES, -slope(steps, FootprintMetrics.MACHINE_AVAILABLE_BYTES))
                : GUESSED_BYTES;
        double room = (free - RESERVE * atStart.of(Limit.MEMORY).orElse(free)) / each;
        return wanted - open <= room
                ? new Allowed(wanted, "")
                : new Allowed(
                        open + (int) Math.max(0, room),
                        String.format(
                                Locale.ROOT,
                                "memory: %.1f GiB are available and a connection takes %.1f KiB of the machine",
                                free / 0x1p30,
                                each / 1024));
    }

    private ConnectionCost cost(Map<Metric, List<Double>> steps) {
        double threads = model.threadPerConnection() ? 1 : 0;
        // Two mappings a stack, its guard pages and the rest; the bytes are looked at as the machine's memory. The
        // client watches each connection, whatever the server does.
        double mappings = isSlope(steps) ? Math.max(0, slope(steps, FootprintMetrics.MAPPINGS)) : 2 * threads;
        double virtual = isSlope(steps) ? Math.max(0, slope(steps, FootprintMetrics.VM_SIZE_BYTES)) : 0;
        return new ConnectionCost(threads, mappings, 1, 1, virtual, 0, 0);
    }

    private static boolean isSlope(Map<Metric, List<Double>> steps) {
        return steps.getOrDefault(ConnectionMetrics.CONNECTIONS, List.of()).size() > 1;
    }

    private static double slope(Map<Metric, List<Double>> steps, Metric metric) {
        return Estimates.slope(array(steps.get(ConnectionMetrics.CONNECTIONS)), array(steps.get(metric)));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
