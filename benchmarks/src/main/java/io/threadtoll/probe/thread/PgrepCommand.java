// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.jvm.SleepingProcess;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Does the article's command list a process's threads, {@code ls /proc/$(pgrep NAME)/task/}? Run on a program of which one
 * process runs, and on the same with two: it is {@code sleep} by a name that no other process has.
 */
@AutoService(Probe.class)
public final class PgrepCommand implements Probe {
    /** The probe's id. */
    public static final String ID = "pgrep-command";

    /** The command's exit code where one process has the name; 0 is no error. */
    public static final Metric EXIT_OF_ONE = Metric.of("exitOfOneProcess");

    /** Where two have. */
    public static final Metric EXIT_OF_TWO = Metric.of("exitOfTwoProcesses");

    private static final int MOST_TRIES = 50;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Does ls /proc/$(pgrep NAME)/task/ list the threads of a process?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(EXIT_OF_ONE.name(), EXIT_OF_TWO.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        ShellCommand.require("sh", "ls", "pgrep", "sleep");
        Path folder = Files.createTempDirectory("threadtoll-pgrep");
        List<SleepingProcess> sleepers = new ArrayList<>();
        try {
            // The kernel takes a process's name from the file that is executed, fifteen characters of it.
            Path program = Files.createSymbolicLink(
                    folder.resolve("tt" + ProcessHandle.current().pid()), ShellCommand.find("sleep"));
            Map<Metric, Double> values = new LinkedHashMap<>();
            sleepers.add(SleepingProcess.start(program));
            values.put(EXIT_OF_ONE, (double) listing(program, 1).exit());
            sleepers.add(SleepingProcess.start(program));
            ShellCommand two = listing(program, 2);
            values.put(EXIT_OF_TWO, (double) two.exit());
            return Findings.of(values)
                    .withNote("$ " + two.line() + " -> exit " + two.exit() + ": " + String.join(" | ", two.output()));
        } finally {
            sleepers.forEach(SleepingProcess::close);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Once so many processes have got as far as to have the name. */
    private static ShellCommand listing(Path program, int processes) throws IOException, InterruptedException {
        String name = program.getFileName().toString();
        for (int i = 0;
                i < MOST_TRIES && ShellCommand.run("pgrep " + name).output().size() < processes;
                i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return ShellCommand.run("ls /proc/$(pgrep " + name + ")/task/");
    }
}
