// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.connections.client.Answers;
import io.threadtoll.probe.connections.client.EchoClient;
import io.threadtoll.probe.connections.client.Opened;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.probe.connections.server.ServerOptions;
import io.threadtoll.probe.connections.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Opens more and more connections to a server in a process of its own. At each step all of them are asked once, then
 * the memory is read while they are idle, then come the loads.
 */
final class Ramp {
    private final ServerModel model;
    private final List<Integer> targets;
    private final Duration load;
    private final Map<Metric, List<Double>> steps = new LinkedHashMap<>();
    private String stopped = "";

    Ramp(ServerModel model, int top, Duration load) {
        this.model = model;
        this.targets = RampSteps.upTo(top);
        this.load = load;
    }

    /**
     * Goes up as far as it may.
     *
     * @throws NotApplicableException if not even two steps could be made
     */
    Findings climb() throws IOException, NotApplicableException {
        FileLimit.raise(targets.get(targets.size() - 1));
        try (ServerProcess server = ServerProcess.start(model, ServerOptions.standard());
                EchoClient client = new EchoClient(server.port())) {
            Loads loads = new Loads(client, server.pid(), load);
            RampRoom room = new RampRoom(model, server.pid());
            for (int target : targets) {
                if (!stopped.isEmpty()) {
                    break;
                }
                RampRoom.Allowed allowed = room.allowed(client.connections(), target, steps);
                stopped = allowed.why();
                if (allowed.connections() > client.connections()) {
                    stepOrStop(allowed.connections(), server, client, loads);
                }
            }
            return findings(loads.histograms());
        }
    }

    /** A ramp that has a slope already is not lost with the step in which something gave way. */
    private void stepOrStop(int target, ServerProcess server, EchoClient client, Loads loads) throws IOException {
        try {
            step(target, server, client, loads);
        } catch (IOException | IllegalStateException e) {
            if (steps.getOrDefault(ConnectionMetrics.CONNECTIONS, List.of()).size() < 2) {
                throw e;
            }
            stopped = "on the way to " + target + ": " + e.getMessage();
        }
    }

    private void step(int target, ServerProcess server, EchoClient client, Loads loads) throws IOException {
        int before = client.connections();
        Opened opened = client.open(target, longest(target));
        if (!opened.stopped().isEmpty()) {
            String refusal = server.status().counts().refusal();
            stopped = opened.stopped() + (refusal.isEmpty() ? "" : "; the server says: " + refusal);
        }
        if (opened.open() <= before) {
            return;
        }
        if (before == 0) {
            loads.warmUp();
        }
        Answers answers = client.answerAll(longest(opened.open()));
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(ConnectionMetrics.CONNECTIONS, (double) opened.open());
        values.put(ConnectionMetrics.CONNECT_NS, (double) opened.elapsedNs());
        values.put(ConnectionMetrics.CONNECT_PER_SECOND, (opened.open() - before) * 1e9 / opened.elapsedNs());
        values.put(ConnectionMetrics.ANSWERED, (double) answers.answered());
        values.put(ConnectionMetrics.LOST, (double) (opened.open() - answers.answered()));
        values.put(ConnectionMetrics.ALL_ANSWERED_NS, (double) answers.elapsedNs());
        values.putAll(Footprint.of(server.collect()));
        values.putAll(loads.run());
        values.forEach((metric, value) ->
                steps.computeIfAbsent(metric, name -> new ArrayList<>()).add(value));
    }

    /** Far more than any machine needs: only what hangs is given up. */
    private static Duration longest(int connections) {
        return Duration.ofSeconds(20).plus(Duration.ofMillis(connections));
    }

    private Findings findings(SortedMap<String, String> histograms) throws NotApplicableException {
        List<Double> connections = steps.getOrDefault(ConnectionMetrics.CONNECTIONS, List.of());
        if (connections.size() < 2) {
            throw new NotApplicableException("only " + connections + " connections could be opened: " + stopped);
        }
        Map<Metric, List<Double>> values = new LinkedHashMap<>(steps);
        Map<Metric, Double> added = AddedCosts.of(steps);
        added.forEach((metric, slope) -> values.put(metric, List.of(slope)));
        String note = stopped.isEmpty()
                ? ""
                : "stopped at " + connections.get(connections.size() - 1).intValue() + " connections: " + stopped;
        return Findings.ofSteps(values).withHistograms(histograms).withNote(note);
    }
}
