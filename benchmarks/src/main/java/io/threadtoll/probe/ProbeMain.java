// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.measure.Json;
import io.threadtoll.measure.NotApplicableException;
import java.io.IOException;
import java.util.Map;

/** The JVM of one probe: prints its answer as the last line of standard output. */
public final class ProbeMain {
    /**
     * What a probe's JVM says.
     *
     * @param values what was measured, by metric
     * @param notApplicable why it can't be measured here; empty where it was
     */
    public record Answer(Map<String, Double> values, String notApplicable) {}

    private ProbeMain() {}

    /** Runs the probe whose id is the one argument; any failure ends the JVM with its stack trace and status 1. */
    public static void main(String[] args) throws Exception {
        Probe probe = Probes.all().stream()
                .filter(candidate -> candidate.id().equals(args[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no probe is called " + args[0]));
        print(answer(probe));
        // A probe's helper threads may still wait for something that won't come.
        System.exit(0);
    }

    private static Answer answer(Probe probe) throws Exception {
        try {
            return new Answer(probe.measure(), "");
        } catch (NotApplicableException e) {
            return new Answer(Map.of(), e.getMessage());
        }
    }

    private static void print(Answer answer) throws IOException {
        System.out.println(Json.MAPPER.writeValueAsString(answer));
        System.out.flush();
    }
}
