// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How a JVM with this one's class path is started. It is either run to its end, or talked to as long as it lives.
 *
 * @param prefix a command that runs the JVM's, which follows it; empty for none
 * @param java the {@code java} command
 * @param flags what the JVM is told
 * @param environment what is added to this JVM's environment
 */
public record JvmCommand(List<String> prefix, String java, List<String> flags, Map<String, String> environment) {
    /** For what is left in a pipe when its writer has ended. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    /** Far more than anything of ours says. */
    private static final int MOST_LINES = 10_000;

    /** The JVM's own warnings go to standard output unless told otherwise, among the answers. */
    private static final List<String> WARNINGS_TO_STDERR = List.of("-Xlog:disable", "-Xlog:all=warning:stderr");

    public JvmCommand {
        prefix = List.copyOf(prefix);
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** A JVM of which nothing is known, not even its version: it gets no flags. */
    public static JvmCommand of(String java) {
        return new JvmCommand(List.of(), java, List.of(), Map.of());
    }

    /** A JVM of some feature version, with the flags that keep it from warning. */
    public static JvmCommand of(String java, int feature) {
        return of(java).withFlags(JvmFlags.of(feature));
    }

    /** A JVM of the JDK that this one is of. */
    public static JvmCommand ofThisJdk() {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return of(java.toString(), Runtime.version().feature());
    }

    /** The same with more flags. */
    public JvmCommand withFlags(List<String> more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(more);
        return new JvmCommand(prefix, java, all, environment);
    }

    /** The same behind another command, such as one that lowers a limit. */
    public JvmCommand withPrefix(List<String> command) {
        return new JvmCommand(command, java, flags, environment);
    }

    /**
     * The same with a single malloc arena in its C library: each one reserves 64 MiB of address space, and new threads
     * get new ones (mallopt(3), M_ARENA_MAX).
     */
    public JvmCommand withOneMallocArena() {
        return withEnvironment("MALLOC_ARENA_MAX", "1");
    }

    /** The same with a variable more in its environment. */
    public JvmCommand withEnvironment(String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return new JvmCommand(prefix, java, flags, all);
    }

    /**
     * Runs a class until it ends. It is killed when it doesn't in time, or when this thread is interrupted, and what it
     * has started with it.
     *
     * @throws IOException if it can't be started
     */
    public JvmEnd run(Duration longest, Class<?> main, List<String> arguments)
            throws IOException, InterruptedException {
        Process process = start(builder(flags, main, arguments).redirectErrorStream(true));
        Output output = Output.of(process.inputReader(StandardCharsets.UTF_8), MOST_LINES, "child-output");
        try {
            boolean inTime = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            kill(process);
            int exit = process.waitFor();
            output.join(LONGEST_REST);
            return new JvmEnd(inTime, longest, exit, output.text());
        } finally {
            kill(process);
        }
    }

    /**
     * Starts a class that obeys a {@link ParentJvm}.
     *
     * @param name what it is, for a person
     * @throws IOException if it can't be started
     */
    public ChildJvm talkTo(String name, Class<?> main, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(WARNINGS_TO_STDERR);
        all.addAll(flags);
        return new ChildJvm(name, start(builder(all, main, arguments)));
    }

    private ProcessBuilder builder(List<String> told, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(java);
        command.addAll(told);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IOException("the JVM can't be started: " + e.getMessage(), e);
        }
    }

    /** Kills a process and those it has started, if it still runs. What it said can still be read. */
    static void kill(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> started = process.descendants().toList();
        // Process.destroyForcibly would close the pipe with what is still to be read in it.
        process.toHandle().destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
