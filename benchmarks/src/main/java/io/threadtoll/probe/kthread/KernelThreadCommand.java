// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.kthread;

import com.google.auto.service.AutoService;
import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Does the article's command list the kernel's own threads? It is run as printed, and with {@code args} for {@code comm}, and
 * each line is looked up among the tasks with PF_KTHREAD: any program may have brackets in its name, as one that has ended and
 * was not waited for has.
 */
@AutoService(Probe.class)
public final class KernelThreadCommand implements Probe {
    /** The probe's id. */
    public static final String ID = "kernel-thread-command";

    /** Kernel threads there were when the command was run. */
    public static final Metric THREADS = Metric.of("kernelThreadsThen");

    /** Those that the article's command lists. */
    public static final Metric LISTED = Metric.of("kernelThreadsListed");

    /** Those that it lists with {@code args} for {@code comm}. */
    public static final Metric LISTED_WITH_ARGS = Metric.of("kernelThreadsListedWithArgs");

    /** Lines that it prints of what is no kernel thread. */
    public static final Metric OTHERS_LISTED = Metric.of("othersListed");

    /** As the article prints it. */
    private static final String COMMAND = "ps -eo pid,comm | grep -E '^\\s*[0-9]+ \\['";

    private static final String WITH_ARGS = COMMAND.replace("comm", "args");

    /** Threads come and go; a count that agrees is of a moment in which none did. */
    private static final int TRIES = 5;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Does ps with comm and a grep for brackets list the kernel's threads?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(THREADS.name(), LISTED.name(), LISTED_WITH_ARGS.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        ShellCommand.require("sh", "ps", "grep");
        KernelFiles files = KernelFiles.ofThisMachine();
        Findings findings = run(files);
        for (int i = 1; i < TRIES && findings.last(LISTED_WITH_ARGS) != findings.last(THREADS); i++) {
            findings = run(files);
        }
        return findings;
    }

    private static Findings run(KernelFiles files) throws Exception {
        Set<Integer> before = pids(files);
        ShellCommand printed = ShellCommand.run(COMMAND);
        ShellCommand withArgs = ShellCommand.run(WITH_ARGS);
        Set<Integer> after = pids(files);
        before.retainAll(after);
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(THREADS, (double) before.size());
        values.put(LISTED, listed(printed, before));
        values.put(LISTED_WITH_ARGS, listed(withArgs, before));
        values.put(OTHERS_LISTED, printed.output().size() - listed(printed, after));
        return Findings.of(values).withNote(text(printed) + "; " + text(withArgs));
    }

    private static Set<Integer> pids(KernelFiles files) throws Exception {
        return KernelTask.seen(files).stream().map(KernelTask::pid).collect(Collectors.toSet());
    }

    private static double listed(ShellCommand command, Set<Integer> pids) {
        return command.output().stream()
                .map(line -> line.strip().split(" ", 2)[0])
                .filter(pid -> pid.matches("\\d{1,9}") && pids.contains(Integer.valueOf(pid)))
                .count();
    }

    /** What was typed and what came: how many lines, and the first of them. */
    private static String text(ShellCommand command) {
        List<String> lines = command.output();
        return "$ " + command.line() + " -> " + lines.size() + " lines"
                + (lines.isEmpty() ? "" : ", the first '" + lines.get(0).strip() + "'");
    }
}
