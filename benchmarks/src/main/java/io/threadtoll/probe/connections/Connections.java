// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import com.google.auto.service.AutoService;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.ProbeParameters;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.probe.limits.LimitRoom;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What does a connection cost a server, and how fast does the server still answer when it has many? A server of one
 * model is a JVM of its own; this one is its client, over TCP on loopback. {@link ConnectionMetrics} says what is found.
 *
 * <p>A ramp that comes near to a limit of the machine stops there, measures, and says which limit it was.
 */
@AutoService(Probe.class)
public final class Connections implements Probe {
    /** The probe's id. */
    public static final String ID = "connections";

    /** The parameter that names the {@link ServerModel}. */
    public static final String MODEL = "model";

    /** The parameter that says how many connections the ramp is to reach. */
    public static final String TOP = "connections";

    /** The parameter that says how long each load lasts at each step, in ms. */
    public static final String LOAD_MS = "loadMs";

    private static final int SHORTEST_MS = 50;
    private static final int LONGEST_MS = 60_000;

    /** Two JVMs to start and to end. */
    private static final long FIXED_MS = 1_200;

    /** Open loads, saturation and the reading of the memory. */
    private static final double LOADS_A_STEP = 3.4;

    /** Opened, asked once and closed. */
    private static final double CONNECTION_MS = 0.2;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "What does a connection cost a server that has a thread for each, a virtual thread for each, or an event"
                + " loop?";
    }

    /** The parameters of a cell of a run of some scale. */
    public static Map<String, String> cell(ServerModel model, Scale scale) {
        return Map.of(MODEL, model.name(), TOP, top(scale), LOAD_MS, loadMs(scale));
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        return new TreeMap<>(Map.of(
                MODEL,
                Arrays.stream(ServerModel.values()).map(ServerModel::name).toList(),
                TOP,
                List.of(top(scale)),
                LOAD_MS,
                List.of(loadMs(scale))));
    }

    private static String top(Scale scale) {
        return switch (scale) {
            case QUICK -> "2000";
            case STANDARD -> "10000";
            case FULL -> String.valueOf(RampSteps.HIGHEST_TOP);
        };
    }

    private static String loadMs(Scale scale) {
        return switch (scale) {
            case QUICK -> "60";
            case STANDARD -> "300";
            case FULL -> "2000";
        };
    }

    /** The limits say how many such connections there is room for. */
    @Override
    public Set<String> beside() {
        return Set.of(LimitRoom.ID);
    }

    @Override
    public void check(Map<String, String> params) {
        model(params);
        ProbeParameters.number(params, TOP, RampSteps.LOWEST_TOP, RampSteps.HIGHEST_TOP);
        ProbeParameters.number(params, LOAD_MS, SHORTEST_MS, LONGEST_MS);
    }

    @Override
    public Duration expected(Map<String, String> params) {
        int top = ProbeParameters.number(params, TOP, RampSteps.LOWEST_TOP, RampSteps.HIGHEST_TOP);
        int loadMs = ProbeParameters.number(params, LOAD_MS, SHORTEST_MS, LONGEST_MS);
        return Duration.ofMillis(
                (long) (FIXED_MS + LOADS_A_STEP * RampSteps.upTo(top).size() * loadMs + CONNECTION_MS * top));
    }

    @Override
    public Findings measure(Map<String, String> params) throws IOException, NotApplicableException {
        check(params);
        ServerModel model = runnable(params);
        return new Ramp(
                        model,
                        Integer.parseInt(params.get(TOP)),
                        Duration.ofMillis(Long.parseLong(params.get(LOAD_MS))))
                .climb();
    }

    /** The model that the parameters name; fails like {@link ProbeParameters#constant}. */
    public static ServerModel model(Map<String, String> params) {
        return ProbeParameters.constant(params, MODEL, ServerModel.class);
    }

    /**
     * The same, to be started.
     *
     * @throws NotApplicableException if this JVM can't
     */
    public static ServerModel runnable(Map<String, String> params) throws NotApplicableException {
        ServerModel model = model(params);
        Optional<String> refusal = model.refusal();
        if (refusal.isPresent()) {
            throw new NotApplicableException(refusal.get());
        }
        return model;
    }
}
