// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.threadtoll.journal.Json;
import io.threadtoll.machine.JvmFlags;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Histograms;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.Findings;
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
    private static final long HANGS_FACTOR = 4;

    private final List<String> java;

    ProbeFork(String jvm, int feature) {
        java = new ArrayList<>(List.of(jvm));
        java.addAll(JvmFlags.of(feature));
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), ProbeMain.class.getName()));
    }

    ForkRun run(PlannedCell planned) {
        try {
            Path output = Files.createTempFile("threadtoll-probe", ".out");
            try {
                return run(planned, output.toFile());
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

    private ForkRun run(PlannedCell planned, File output) throws IOException, InterruptedException {
        Cell cell = planned.cell();
        List<String> command = new ArrayList<>(java);
        command.add(cell.probe());
        cell.params().forEach((name, value) -> command.add(name + "=" + value));
        long hangsSeconds = HANGS_SECONDS
                + HANGS_FACTOR * TimeUnit.NANOSECONDS.toSeconds(planned.timing().iterationNs());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            if (!process.waitFor(hangsSeconds, TimeUnit.SECONDS)) {
                return ForkRun.failed("probe", "no answer within " + hangsSeconds + " s");
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
        Findings findings = answer.findings();
        findings.values().forEach((name, steps) -> metrics.put(name, sample(name, steps)));
        findings.histograms().values().forEach(Histograms::decode);
        return new ForkRun("probe", Fork.Status.MEASURED, findings.note(), metrics, findings.histograms());
    }

    /** The steps that led to the last one are kept like warm-ups: they are not the fork's own value. */
    private static Sample sample(String name, List<Double> steps) {
        int last = steps.size() - 1;
        return new Sample(Unit.ofMetric(name), steps.subList(0, last), steps.subList(last, steps.size()));
    }
}
