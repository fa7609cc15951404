// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.model.NotApplicableException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A JVM that takes as little memory for itself as it can while a probe asks what threads take.
 *
 * <p>Its heap is in memory from the start, so nothing that is allocated adds to it. Its threads' code is compiled while the
 * first ones start: interpreted, it would touch all of its shadow zone, 20 pages, and each thread would take about 100 KiB
 * (StackShadowPages).
 */
final class QuietJvm {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx32m",
            "-XX:+AlwaysPreTouch",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=0.2");

    private QuietJvm() {}

    /** What a probe without parameters finds in one. It ends when this JVM does. */
    static Findings measure(String probe) throws IOException, InterruptedException, NotApplicableException {
        return ProbeJvm.measure(JvmCommand.ofThisJdk().withFlags(FLAGS).withOneMallocArena(), probe, Map.of());
    }
}
