// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.linux.InvalidClone;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which flags do a new thread and a new process pass to clone(2)? strace(1) is asked of a JVM, which starts threads, and of a
 * shell with a subshell, which is a fork; and the kernel of two combinations that it must refuse.
 */
@AutoService(Probe.class)
public final class CloneFlags implements Probe {
    /** The probe's id. */
    public static final String ID = "clone-flags";

    /** Combinations that the kernel refused, of two. */
    public static final Metric REFUSED = Metric.of("invalidCombinationsRefused");

    /** Threads that a JVM was seen to start; absent where there is no strace. */
    public static final Metric THREADS = Metric.of("threadsTraced");

    /** Those of them that passed all four flags that the article names. */
    public static final Metric WITH_THE_FOUR = Metric.of("threadsWithTheFourFlags");

    /** Forks that a shell was seen to make. */
    public static final Metric FORKS = Metric.of("forksTraced");

    /** Flags that say what the child shares or gets a copy of, in all of these forks together. */
    public static final Metric FORK_RESOURCE_FLAGS = Metric.of("forkResourceFlags");

    /** The kernel's combinations that are tried. */
    public static final int COMBINATIONS = InvalidClone.values().length;

    private static final Set<String> THE_FOUR = Set.of("CLONE_VM", "CLONE_FILES", "CLONE_SIGHAND", "CLONE_THREAD");

    /** Where ids are written to, and where thread-local storage is: nothing that is shared or copied. */
    private static final Set<String> ABOUT_IDS =
            Set.of("CLONE_CHILD_SETTID", "CLONE_CHILD_CLEARTID", "CLONE_PARENT_SETTID", "CLONE_SETTLS", "CLONE_PIDFD");

    private static final String TRACE = "strace -f -e trace=clone,clone3,fork,vfork -o ";

    /** The shell's own name for a fork that runs no program: with one, dash calls vfork. */
    private static final String SUBSHELL = " sh -c '(:); :'";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Which flags do a new thread and a new process pass to clone(2)?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(THREADS.name(), WITH_THE_FOUR.name(), FORK_RESOURCE_FLAGS.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(700);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(REFUSED, (double)
                Stream.of(InvalidClone.values()).filter(InvalidClone::isRefused).count());
        return traced(values);
    }

    private static Findings traced(Map<Metric, Double> values) throws IOException, InterruptedException {
        try {
            ShellCommand.require("sh", "strace");
        } catch (NotApplicableException without) {
            return Findings.of(values).withNote(without.getMessage() + " (apt-get install strace)");
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<CloneCall> ofJvm = trace(" '" + java + "' -XX:TieredStopAtLevel=1 -version");
        List<CloneCall> ofShell = trace(SUBSHELL);
        List<CloneCall> threads = ofJvm.stream().filter(CloneCall::madeThread).toList();
        if (threads.isEmpty() || ofShell.isEmpty()) {
            return Findings.of(values)
                    .withNote(
                            "strace shows no thread of a JVM here, or no fork of a shell: it may not trace, or is older"
                                    + " than clone3(2)");
        }
        SortedSet<String> all = new TreeSet<>();
        threads.forEach(call -> all.addAll(call.flags()));
        values.put(THREADS, (double) threads.size());
        values.put(WITH_THE_FOUR, (double) threads.stream()
                .filter(call -> call.flags().containsAll(THE_FOUR))
                .count());
        values.put(FORKS, (double) ofShell.size());
        values.put(FORK_RESOURCE_FLAGS, (double) ofShell.stream()
                .flatMap(call -> call.flags().stream())
                .filter(flag -> !ABOUT_IDS.contains(flag))
                .count());
        return Findings.of(values)
                .withNote("a thread: " + threads.get(0).call() + " with " + String.join(" ", all) + "; a fork ("
                        + SUBSHELL.strip() + "): " + ofShell.get(0).call() + " with "
                        + String.join(" ", ofShell.get(0).flags()));
    }

    private static List<CloneCall> trace(String command) throws IOException, InterruptedException {
        Path file = Files.createTempFile("threadtoll-trace", ".txt");
        try {
            ShellCommand.run(TRACE + file + command);
            return CloneCall.in(Files.readAllLines(file));
        } finally {
            Files.delete(file);
        }
    }
}
