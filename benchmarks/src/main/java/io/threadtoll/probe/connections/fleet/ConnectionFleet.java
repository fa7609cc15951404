// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.fleet;

import com.google.auto.service.AutoService;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.ProbeParameters;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.connections.Connections;
import io.threadtoll.probe.connections.FileLimit;
import io.threadtoll.probe.connections.server.ServerModel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many connections does the machine hold at once? RLIMIT_NOFILE bounds a process, and to raise it takes
 * CAP_SYS_RESOURCE. Where that can't be had, there are as many server processes as the limit asks for, each with a
 * client process of its own; all connections are open at the same time, and in the end each is asked once more.
 *
 * <p>What is resident counts the JVMs too, which are small but many. What one connection costs a server is measured by
 * {@link Connections}.
 */
@AutoService(Probe.class)
public final class ConnectionFleet implements Probe {
    /** The probe's id. */
    public static final String ID = "connection-fleet";

    /** Server processes, and as many clients. */
    public static final Metric SERVERS = Metric.of("servers");

    /** From the first member's start. */
    public static final Metric ELAPSED_NS = Metric.of("elapsedNs");

    /** Resident memory of all servers. */
    public static final Metric SERVER_RSS_BYTES = Metric.of("serverRssBytes");

    /** The same with shared pages counted once. */
    public static final Metric SERVER_PSS_BYTES = Metric.of("serverPssBytes");

    /** Resident memory of all servers for each connection, their JVMs included. */
    public static final Metric SERVER_RSS_EACH_BYTES = Metric.of("serverRssEachBytes");

    /** Resident memory of all clients. */
    public static final Metric CLIENT_RSS_BYTES = Metric.of("clientRssBytes");

    private static final int FEWEST = 100;
    private static final int MOST = 1_000_000;
    private static final long FIXED_MS = 3_000;
    private static final double CONNECTION_MS = 0.35;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "How many connections does this machine hold at once, with as many server processes as its file limit"
                + " asks for?";
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        String top = switch (scale) {
            case QUICK -> "2000";
            case STANDARD -> "50000";
            case FULL -> String.valueOf(MOST);
        };
        return new TreeMap<>(Map.of(
                Connections.MODEL,
                List.of(ServerModel.VIRTUAL_THREADS.name(), ServerModel.SELECTOR_LOOP.name()),
                Connections.TOP,
                List.of(top)));
    }

    @Override
    public void check(Map<String, String> params) {
        Connections.model(params);
        ProbeParameters.number(params, Connections.TOP, FEWEST, MOST);
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(
                (long) (FIXED_MS + CONNECTION_MS * ProbeParameters.number(params, Connections.TOP, FEWEST, MOST)));
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws IOException, NotApplicableException {
        ServerModel model = Connections.runnable(params);
        int wanted = ProbeParameters.number(params, Connections.TOP, FEWEST, MOST);
        FileLimit.raise(wanted);
        try (Fleet fleet = new Fleet(model, wanted)) {
            return fleet.measure();
        }
    }
}
