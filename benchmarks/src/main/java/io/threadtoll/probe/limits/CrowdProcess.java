// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.journal.Json;
import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.jvm.JvmEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Starts the JVM of a crowd, waits for its end and reads how far it came. */
final class CrowdProcess {
    /**
     * As little address space and as few threads of its own as a JVM can do with. Its heap is in memory from the start,
     * so that garbage made while threads start is not taken for theirs; the few hundred bytes of a Thread are not seen.
     */
    private static final List<String> SMALL = List.of(
            "-Xms64m",
            "-Xmx64m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:CompressedClassSpaceSize=16m",
            "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash");

    /** For its start, and for the end of all its threads. */
    private static final long GRACE_MS = 30_000;

    /** What HotSpot says before it ends itself ({@code VMError}). */
    private static final String OUT_OF_MEMORY = "insufficient memory for the Java Runtime Environment";

    private static final int SHOWN_LINES = 4;

    private CrowdProcess() {}

    /**
     * Runs it to its end.
     *
     * @throws IllegalStateException if it ended without a prediction, or not in time
     */
    static CrowdReport run(CrowdOrder order) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("threadtoll-crowd");
        try {
            return run(order, folder);
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static CrowdReport run(CrowdOrder order, Path folder) throws IOException, InterruptedException {
        JvmEnd end = JvmCommand.ofThisJdk()
                .withFlags(SMALL)
                .withFlags(List.of("-XX:ErrorFile=" + folder.resolve("error")))
                .withOneMallocArena()
                .run(
                        Duration.ofMillis(order.longestMs() + GRACE_MS),
                        CrowdMain.class,
                        List.of(Json.MAPPER.writeValueAsString(order), folder.toString()));
        Path report = folder.resolve(CrowdMain.REPORT);
        if (!end.inTime() || !Files.exists(report)) {
            throw new IllegalStateException("the JVM of the threads "
                    + (end.inTime() ? "ended with " + end.exit() : "did not end") + ": " + banner(end));
        }
        CrowdReport read = Json.MAPPER.readValue(Files.readAllBytes(report), CrowdReport.class);
        return end.exit() == 0 ? read : died(read, folder, banner(end));
    }

    /**
     * A JVM that gets no mapping for the guard of a new stack ends itself, and says so: that is its refusal.
     *
     * @throws IllegalStateException if it ended for another reason
     */
    private static CrowdReport died(CrowdReport prediction, Path folder, String said) throws IOException {
        if (!said.contains(OUT_OF_MEMORY)) {
            throw new IllegalStateException("the JVM of the threads failed: " + said);
        }
        int running = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(CrowdMain.PROGRESS)))
                .getInt();
        return prediction.ended(running, prediction.steps(), CrowdReport.JVM_ENDED + said, "");
    }

    /** What it said first: HotSpot's own words where it ended itself. */
    private static String banner(JvmEnd end) {
        return String.join(
                "; ",
                end.output()
                        .lines()
                        .filter(line -> !line.matches("#|# An error report.*|# /.*"))
                        .limit(SHOWN_LINES)
                        .toList());
    }
}
