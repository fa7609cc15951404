// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.threadtoll.measure.Cell;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Json;
import io.threadtoll.measure.Sample;
import io.threadtoll.measure.Unit;
import io.threadtoll.probe.ProbeMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs one probe in a JVM of its own and reads its answer. */
final class ProbeFork {
    private static final long HANGS_SECONDS = 120;

    private final List<String> java;

    ProbeFork(String jvm, int feature) {
        java = new ArrayList<>(List.of(jvm));
        java.addAll(JvmFlags.of(feature));
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), ProbeMain.class.getName()));
    }

    ForkRun run(Cell cell) {
        try {
            Path output = Files.createTempFile("threadtoll-probe", ".out");
            try {
                return run(cell.benchmark().substring(Cell.PROBE.length()), output.toFile());
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return ForkRun.failed("probe", "its JVM can't be started: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ForkRun.failed("probe", "interrupted");
        }
    }

    private ForkRun run(String id, File output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java);
        command.add(id);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            if (!process.waitFor(HANGS_SECONDS, TimeUnit.SECONDS)) {
                return ForkRun.failed("probe", "no answer within " + HANGS_SECONDS + " s");
            }
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(output.toPath());
        if (process.exitValue() != 0) {
            return ForkRun.failed("probe", FailureReason.of(text, new IOException("exit " + process.exitValue())));
        }
        return answered(text);
    }

    private static ForkRun answered(String text) throws JsonProcessingException {
        String last = text.lines().reduce("", (before, line) -> line.isBlank() ? before : line);
        ProbeMain.Answer answer = Json.MAPPER.readValue(last, ProbeMain.Answer.class);
        if (!answer.notApplicable().isEmpty()) {
            return new ForkRun("probe", Fork.Status.NOT_APPLICABLE, answer.notApplicable(), new TreeMap<>());
        }
        SortedMap<String, Sample> metrics = new TreeMap<>();
        answer.values()
                .forEach(
                        (name, value) -> metrics.put(name, new Sample(Unit.ofMetric(name), List.of(), List.of(value))));
        return new ForkRun("probe", Fork.Status.MEASURED, "", metrics);
    }
}
