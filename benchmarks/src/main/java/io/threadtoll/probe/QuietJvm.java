// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.journal.Json;
import io.threadtoll.model.NotApplicableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that takes as little memory for itself as it can while a probe asks what threads take.
 *
 * <p>Its heap is in memory from the start, so nothing that is allocated adds to it. Its threads' code is compiled while the first ones start: interpreted, it would touch all of its
 * shadow zone, 20 pages, and each thread would take about 100 KiB (StackShadowPages).
 */
final class QuietJvm {
    private static final String THIS = "io.threadtoll.probe.quiet";
    private static final List<String> FLAGS = List.of(
            "-D" + THIS + "=true",
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx32m",
            "-XX:+AlwaysPreTouch",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=0.2");
    private static final long GIVE_UP_SECONDS = 100;

    private QuietJvm() {}

    /** Whether this is one. */
    static boolean isThis() {
        return Boolean.getBoolean(THIS);
    }

    /** What a probe without parameters finds in one. It ends when this JVM does. */
    static Findings measure(String probe) throws IOException, InterruptedException, NotApplicableException {
        ProcessBuilder builder = SiblingJvm.builder(List.of(), FLAGS, List.of(ProbeMain.class.getName(), probe))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        try {
            if (!process.waitFor(GIVE_UP_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("the JVM with one malloc arena gave no answer");
            }
            // It waits in the pipe, being far shorter than a pipe holds.
            return answer(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Findings answer(String output) throws IOException, NotApplicableException {
        // Before it the JVM may warn, as of a thread that can't be started.
        String last = output.lines().reduce("", (before, line) -> line);
        ProbeMain.Answer answer = Json.MAPPER.readValue(last, ProbeMain.Answer.class);
        if (!answer.notApplicable().isEmpty()) {
            throw new NotApplicableException(answer.notApplicable());
        }
        return answer.findings();
    }
}
