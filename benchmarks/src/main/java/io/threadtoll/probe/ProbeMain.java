// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.jvm.ParentJvm;
import io.threadtoll.linux.Affinity;
import io.threadtoll.model.NotApplicableException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The JVM of one probe: prints its answer as the last line of standard output. */
public final class ProbeMain {
    /**
     * What a probe's JVM says.
     *
     * @param findings what was measured
     * @param notApplicable why it can't be measured here; empty where it was
     * @param cpus those that its threads were bound to
     */
    public record Answer(Findings findings, String notApplicable, List<Integer> cpus) {
        /** Of threads that were bound to none. */
        public Answer(Findings findings, String notApplicable) {
            this(findings, notApplicable, List.of());
        }

        /**
         * What was found.
         *
         * @throws NotApplicableException where nothing could be
         */
        public Findings orElseThrow() throws NotApplicableException {
            if (!notApplicable.isEmpty()) {
                throw new NotApplicableException(notApplicable);
            }
            return findings;
        }
    }

    private ProbeMain() {}

    /**
     * Runs the probe whose id is the first argument with the parameters that follow, each {@code name=value}; any
     * failure ends the JVM with its stack trace and status 1.
     */
    public static void main(String[] args) throws Exception {
        ParentJvm.watch();
        Map<String, String> params = Arrays.stream(args)
                .skip(1)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        ParentJvm.tell(answer(Probes.named(args[0]), params));
        // A probe's helper threads may still wait for something that won't come.
        System.exit(0);
    }

    private static Answer answer(Probe probe, Map<String, String> params) throws Exception {
        try {
            return new Answer(probe.measure(params), "", Affinity.pinned());
        } catch (NotApplicableException e) {
            return new Answer(Findings.of(Map.of()), e.getMessage());
        }
    }
}
