// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.model.NotApplicableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JVM that a probe starts to measure in, since it needs flags or an environment that its own fork hasn't got. */
public final class ProbeJvm {
    private static final String THIS = "io.threadtoll.probe.jvm";
    private static final Duration LONGEST = Duration.ofSeconds(100);

    private ProbeJvm() {}

    /** Whether this is one. */
    public static boolean isThis() {
        return Boolean.getBoolean(THIS);
    }

    /**
     * What a probe finds in one, where {@link #isThis} is true. It ends when this JVM does.
     *
     * @param command how it is started
     * @param params the probe's own
     */
    public static Findings measure(JvmCommand command, String probe, Map<String, String> params)
            throws IOException, InterruptedException, NotApplicableException {
        List<String> arguments = new ArrayList<>(List.of(probe));
        params.forEach((name, value) -> arguments.add(name + "=" + value));
        return command.withFlags(List.of("-D" + THIS + "=true"))
                .run(LONGEST, ProbeMain.class, arguments)
                .answer(ProbeMain.Answer.class)
                .orElseThrow();
    }
}
