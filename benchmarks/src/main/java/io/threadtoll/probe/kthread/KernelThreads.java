// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.kthread;

import com.google.auto.service.AutoService;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What are the kernel's own threads: have they an address space, which CPUs may they run on, do they ignore signals? All is
 * read; nothing is sent to them.
 */
@AutoService(Probe.class)
public final class KernelThreads implements Probe {
    /** The probe's id. */
    public static final String ID = "kernel-threads";

    /** Kernel threads that this process sees. */
    public static final Metric SEEN = Metric.of("kernelThreads");

    /** Those whose status counts an address space. */
    public static final Metric WITH_MEMORY = Metric.of("withAddressSpace");

    /** Those whose mappings this user may read; absent where it is none. */
    public static final Metric LEGIBLE = Metric.of("withLegibleMappings");

    /** Those of them that have a mapping; absent with these. */
    public static final Metric WITH_MAPPINGS = Metric.of("withMappings");

    /** Those that ignore every signal. */
    public static final Metric IGNORING = Metric.of("ignoringAllSignals");

    /** Those with a number that may be a CPU's in their name. */
    public static final Metric NUMBERED = Metric.of("numbered");

    /** Those of them that may run on that CPU alone. */
    public static final Metric BOUND = Metric.of("boundToTheirNumber");

    /** CPUs there are; with one a number tells nothing. */
    public static final Metric CPUS = Metric.of("cpusOnline");

    private static final int MOST_NAMED = 10;

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
        List<KernelTask> tasks = KernelTask.seen(files);
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(SEEN, (double) tasks.size());
        values.put(WITH_MEMORY, count(tasks, KernelTask::hasMemory));
        if (tasks.stream().anyMatch(task -> task.mapsLength() >= 0)) {
            values.put(LEGIBLE, count(tasks, task -> task.mapsLength() >= 0));
            values.put(WITH_MAPPINGS, count(tasks, task -> task.mapsLength() > 0));
        }
        values.put(IGNORING, count(tasks, KernelTask::ignoresAll));
        values.put(NUMBERED, count(tasks, task -> task.number().isPresent()));
        values.put(BOUND, count(tasks, KernelTask::runsOnItsNumberAlone));
        values.put(CPUS, (double) online(files));
        return Findings.of(values).withNote(note(tasks));
    }

    /** From /proc, where the rest is from too: a container may have no /sys. */
    static long online(KernelFiles files) throws NotApplicableException {
        long cpus = files.find("/proc/stat")
                .orElse("")
                .lines()
                .filter(line -> line.matches("cpu\\d+ .*"))
                .count();
        if (cpus == 0) {
            throw new NotApplicableException("/proc/stat has no line for any CPU");
        }
        return cpus;
    }

    private static double count(List<KernelTask> tasks, Predicate<KernelTask> which) {
        return tasks.stream().filter(which).count();
    }

    /** How many of each family run on the CPU of their number alone, and who is not as the article says. */
    private static String note(List<KernelTask> tasks) {
        SortedMap<String, List<KernelTask>> families = tasks.stream()
                .filter(task -> task.number().isPresent())
                .collect(Collectors.groupingBy(KernelTask::family, TreeMap::new, Collectors.toList()));
        String bound = families.entrySet().stream()
                .map(family -> family.getKey() + " "
                        + (int) count(family.getValue(), KernelTask::runsOnItsNumberAlone) + " of "
                        + family.getValue().size())
                .collect(Collectors.joining(", "));
        return (bound.isEmpty() ? "none has a number" : "on the CPU of their number alone: " + bound)
                + named("; with an address space: ", tasks, task -> task.hasMemory() || task.mapsLength() > 0)
                + named("; don't ignore every signal: ", tasks, task -> !task.ignoresAll());
    }

    /** The first of them by name; nothing where there is none. */
    private static String named(String label, List<KernelTask> tasks, Predicate<KernelTask> which) {
        List<String> names = tasks.stream().filter(which).map(KernelTask::name).toList();
        return names.isEmpty()
                ? ""
                : label
                        + String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                        + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }
}
