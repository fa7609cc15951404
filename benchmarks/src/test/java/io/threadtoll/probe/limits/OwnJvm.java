// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.journal.Json;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.ProbeMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs a probe as a run does: in a JVM of its own. */
final class OwnJvm {
    private OwnJvm() {}

    static Findings measure(String probe) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProbeMain.class.getName(),
                        probe)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String last = output.lines().reduce("", (before, line) -> line);
            return Json.MAPPER.readValue(last, ProbeMain.Answer.class).findings();
        } finally {
            process.destroyForcibly();
        }
    }
}
