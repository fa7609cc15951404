// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.kthread;

import com.google.auto.service.AutoService;
import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What are the kernel's own threads: have they an address space, which CPUs may they run on, do they ignore signals, and does
 * the article's command list them? All is read; nothing is sent to them.
 */
@AutoService(Probe.class)
public final class KernelThreads implements Probe {
    /** The probe's id. */
    public static final String ID = "kernel-threads";

    /** Kernel threads that this process sees. */
    public static final Metric SEEN = Metric.of("kernelThreads");

    /** Those whose status counts an address space. */
    public static final Metric WITH_MEMORY = Metric.of("withAddressSpace");

    /** Those that have a mapping, of those whose mappings may be read. */
    public static final Metric WITH_MAPPINGS = Metric.of("withMappings");

    /** Those that ignore every signal. */
    public static final Metric IGNORING = Metric.of("ignoringAllSignals");

    /** Those with a number that may be a CPU's in their name. */
    public static final Metric NUMBERED = Metric.of("numbered");

    /** Those of them that may run on that CPU alone. */
    public static final Metric BOUND = Metric.of("boundToTheirNumber");

    /** CPUs there are; with one a number tells nothing. */
    public static final Metric CPUS = Metric.of("cpusOnline");

    /** Lines that the article's command prints. */
    public static final Metric COMM_LINES = Metric.of("commandLines");

    /** Lines that it prints with {@code args} for {@code comm}. */
    public static final Metric ARGS_LINES = Metric.of("commandLinesWithArgs");

    /** Kernel threads there were when the command was run. */
    public static final Metric SEEN_BY_COMMAND = Metric.of("kernelThreadsThen");

    /** As the article prints it. */
    static final String COMMAND = "ps -eo pid,comm | grep -E '^\\s*[0-9]+ \\['";

    private static final int MOST_NAMED = 10;

    /** Threads come and go; a count that agrees is of a moment in which none did. */
    private static final int TRIES = 5;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "What are the kernel's own threads?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(SEEN.name(), WITH_MEMORY.name(), IGNORING.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        KernelFiles files = KernelFiles.ofThisMachine();
        List<KernelTask> tasks = seen(files);
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(SEEN, (double) tasks.size());
        values.put(WITH_MEMORY, count(tasks, KernelTask::hasMemory));
        values.put(WITH_MAPPINGS, count(tasks, task -> task.mapsLength() > 0));
        values.put(IGNORING, count(tasks, KernelTask::ignoresAll));
        values.put(NUMBERED, count(tasks, task -> task.number().isPresent()));
        values.put(BOUND, count(tasks, KernelTask::runsOnItsNumberAlone));
        values.put(CPUS, (double) CpuList.online(files).size());
        values.putAll(command(files));
        return Findings.of(values).withNote(note(tasks));
    }

    private static List<KernelTask> seen(KernelFiles files) throws NotApplicableException {
        try {
            List<KernelTask> tasks = KernelTask.all(files);
            if (tasks.isEmpty()) {
                throw new NotApplicableException(
                        "no kernel thread is to be seen from here, as from a PID namespace of" + " its own");
            }
            return tasks;
        } catch (CannotTellException e) {
            throw new NotApplicableException("there is no /proc to look into: " + e.getMessage());
        }
    }

    private static double count(List<KernelTask> tasks, Predicate<KernelTask> which) {
        return tasks.stream().filter(which).count();
    }

    /** How many lines the article's command prints, of a moment in which no kernel thread came or went where there is one. */
    private static Map<Metric, Double> command(KernelFiles files) throws Exception {
        try {
            ShellCommand.require("sh", "ps", "grep");
        } catch (NotApplicableException without) {
            return Map.of();
        }
        Map<Metric, Double> values = new LinkedHashMap<>();
        boolean agree = false;
        for (int i = 0; i < TRIES && !agree; i++) {
            int before = KernelTask.all(files).size();
            values.put(COMM_LINES, lines(COMMAND));
            values.put(ARGS_LINES, lines(COMMAND.replace("comm", "args")));
            values.put(SEEN_BY_COMMAND, (double) before);
            agree = before == values.get(ARGS_LINES)
                    && before == KernelTask.all(files).size();
        }
        return values;
    }

    private static double lines(String command) throws IOException, InterruptedException {
        return ShellCommand.run(command).output().size();
    }

    /** How many of each family run on the CPU of their number alone, and who doesn't ignore signals. */
    private static String note(List<KernelTask> tasks) {
        SortedMap<String, List<KernelTask>> families = tasks.stream()
                .filter(task -> task.number().isPresent())
                .collect(Collectors.groupingBy(KernelTask::family, TreeMap::new, Collectors.toList()));
        String bound = families.entrySet().stream()
                .map(family -> family.getKey() + " "
                        + family.getValue().stream()
                                .filter(KernelTask::runsOnItsNumberAlone)
                                .count()
                        + " of " + family.getValue().size())
                .collect(Collectors.joining(", "));
        String others = tasks.stream()
                .filter(task -> !task.ignoresAll())
                .map(KernelTask::name)
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return "on the CPU of their number alone: " + bound
                + (others.isEmpty() ? "" : "; don't ignore every signal: " + others);
    }
}
