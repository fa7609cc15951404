// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.jvm.ShortProcess;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which flags do a new thread and a new process pass to clone(2)? strace(1) is asked of a JVM, which starts threads and a
 * program, and of a shell with a subshell, which is a fork; and the kernel of two combinations that it must refuse.
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

    /** Processes that a JVM was seen to start, to run a program in each. */
    public static final Metric JVM_PROCESSES = Metric.of("processesOfJvmTraced");

    /** Those of them that had the JVM's memory until then. */
    public static final Metric JVM_PROCESSES_SHARING = Metric.of("processesOfJvmSharingMemory");

    /** The kernel's combinations that are tried. */
    public static final int COMBINATIONS = InvalidClone.values().length;

    private static final Set<String> THE_FOUR = Set.of("CLONE_VM", "CLONE_FILES", "CLONE_SIGHAND", "CLONE_THREAD");

    /** Where ids are written to, and where thread-local storage is: nothing that is shared or copied. */
    private static final Set<String> ABOUT_IDS =
            Set.of("CLONE_CHILD_SETTID", "CLONE_CHILD_CLEARTID", "CLONE_PARENT_SETTID", "CLONE_SETTLS", "CLONE_PIDFD");

    private static final Duration LONGEST = Duration.ofSeconds(20);

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
        return Duration.ofMillis(1200);
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
            ShellCommand.require("sh", "true", "strace");
        } catch (NotApplicableException without) {
            return Findings.of(values).withNote(without.getMessage() + "; strace(1) is in the package strace");
        }
        List<CloneCall> ofJvm = traced(file -> JvmCommand.ofThisJdk()
                .withFlags(List.of("-XX:TieredStopAtLevel=1"))
                .withPrefix(strace(file))
                .run(LONGEST, ShortProcess.class, List.of()));
        List<CloneCall> ofShell = traced(file -> ShellCommand.run(String.join(" ", strace(file)) + SUBSHELL));
        List<CloneCall> threads = ofJvm.stream().filter(CloneCall::madeThread).toList();
        List<CloneCall> processes =
                ofJvm.stream().filter(call -> !call.madeThread()).toList();
        if (threads.isEmpty() || processes.isEmpty() || ofShell.isEmpty()) {
            return Findings.of(values)
                    .withNote(
                            "strace shows no thread or process of a JVM here, or no fork of a shell: it may not trace, or is"
                                    + " older than clone3(2)");
        }
        values.put(THREADS, (double) threads.size());
        values.put(WITH_THE_FOUR, count(threads, call -> call.flags().containsAll(THE_FOUR)));
        values.put(FORKS, (double) ofShell.size());
        values.put(FORK_RESOURCE_FLAGS, (double) ofShell.stream()
                .flatMap(call -> call.flags().stream())
                .filter(flag -> !ABOUT_IDS.contains(flag))
                .count());
        values.put(JVM_PROCESSES, (double) processes.size());
        values.put(JVM_PROCESSES_SHARING, count(processes, CloneCall::sharesMemory));
        return Findings.of(values)
                .withNote("a thread: " + text(threads) + "; a fork (" + SUBSHELL.strip() + "): " + text(ofShell)
                        + "; a program that a JVM starts: " + text(processes));
    }

    private static double count(List<CloneCall> calls, Predicate<CloneCall> which) {
        return calls.stream().filter(which).count();
    }

    /** The first one's call, with the flags of all. */
    private static String text(List<CloneCall> calls) {
        SortedSet<String> all = new TreeSet<>();
        calls.forEach(call -> all.addAll(call.flags()));
        String call = calls.get(0).call();
        return all.isEmpty() ? call + " without flags" : call + " with " + String.join(" ", all);
    }

    private static List<String> strace(Path file) {
        return List.of("strace", "-f", "-e", "trace=clone,clone3,fork,vfork", "-o", file.toString());
    }

    /** What is run with its trace in a file; how it ends says nothing that the file doesn't. */
    private interface Traced {
        void run(Path file) throws IOException, InterruptedException;
    }

    private static List<CloneCall> traced(Traced command) throws IOException, InterruptedException {
        Path file = Files.createTempFile("threadtoll-trace", ".txt");
        try {
            command.run(file);
            return CloneCall.in(Files.readAllLines(file));
        } finally {
            Files.delete(file);
        }
    }
}
