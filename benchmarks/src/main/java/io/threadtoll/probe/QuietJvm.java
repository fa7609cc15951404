// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.model.NotApplicableException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * A JVM that takes as little memory for itself as it can while a probe asks what threads take.
 *
 * <p>Its heap is in memory from the start, so nothing that is allocated adds to it. Its threads' code is compiled while the
 * first ones start: interpreted, it would touch all of its shadow zone, 20 pages, and each thread would take about 100 KiB
 * (StackShadowPages).
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
    private static final Duration LONGEST = Duration.ofSeconds(100);

    private QuietJvm() {}

    /** Whether this is one. */
    static boolean isThis() {
        return Boolean.getBoolean(THIS);
    }

    /** What a probe without parameters finds in one. It ends when this JVM does. */
    static Findings measure(String probe) throws IOException, InterruptedException, NotApplicableException {
        return JvmCommand.ofThisJdk()
                .withFlags(FLAGS)
                .withOneMallocArena()
                .run(LONGEST, ProbeMain.class, List.of(probe))
                .answer(ProbeMain.Answer.class)
                .orElseThrow();
    }
}
