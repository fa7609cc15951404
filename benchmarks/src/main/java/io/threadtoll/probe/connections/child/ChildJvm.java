// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.child;

import io.threadtoll.journal.Json;
import io.threadtoll.probe.SiblingJvm;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of the same JDK and class path as this one, which answers each line on its standard input with one line of JSON
 * on its standard output, and ends with {@code stop} or with its input. For one thread.
 */
public final class ChildJvm implements Closeable {
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final BufferedWriter commands;
    private final Output answers;
    private final Output complaints;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        commands = process.outputWriter(StandardCharsets.US_ASCII);
        answers = Output.of(process.inputReader(StandardCharsets.UTF_8), name + "-stdout");
        complaints = Output.of(process.errorReader(StandardCharsets.UTF_8), name + "-stderr");
    }

    /**
     * Starts one.
     *
     * @param name what it is, for a person
     * @param prefix a command that runs the JVM's, which follows it; empty for none
     * @param jvmFlags what the JVM is told
     * @param main the class and its arguments
     */
    public static ChildJvm start(String name, List<String> prefix, List<String> jvmFlags, List<String> main)
            throws IOException {
        return new ChildJvm(name, builder(prefix, jvmFlags, main).start());
    }

    /** Such a JVM's process, not yet started. */
    public static ProcessBuilder builder(List<String> prefix, List<String> jvmFlags, List<String> main) {
        // The JVM's own warnings go to standard output unless told otherwise, among the answers.
        List<String> flags = new ArrayList<>(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        flags.addAll(jvmFlags);
        return SiblingJvm.builder(prefix, flags, main);
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** The last lines that it said on standard error. */
    public String complaints() {
        return complaints.tail();
    }

    /**
     * Tells it something and waits for the answer.
     *
     * @throws IOException if it ended or gives none, with what it said on standard error
     */
    public <T> T ask(String command, Class<T> answer) throws IOException {
        try {
            tell(command);
        } catch (IOException gone) {
            throw failure("ended before it was told to " + command, gone);
        }
        return answer(answer);
    }

    /** Waits for an answer; fails like {@link #ask}. */
    public <T> T answer(Class<T> type) throws IOException {
        Optional<String> line;
        try {
            line = answers.next(LONGEST_ANSWER);
        } catch (InterruptedException e) {
            throw interrupted();
        }
        if (line.isEmpty()) {
            throw failure("gave no answer", null);
        }
        try {
            return Json.MAPPER.readValue(line.get(), type);
        } catch (IOException e) {
            throw failure("answered what is no " + type.getSimpleName() + ": " + line.get(), e);
        }
    }

    private void tell(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    /** Ends the process: what it said last is complete then. */
    private IOException failure(String what, IOException cause) {
        // Process.destroyForcibly would close the pipe with what is still to be read in it.
        process.toHandle().destroyForcibly();
        try {
            complaints.join(LONGEST_END);
        } catch (InterruptedException e) {
            return interrupted();
        }
        return new IOException("the JVM of the " + name + " " + what + "; standard error: " + complaints.tail(), cause);
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while another JVM was asked");
    }

    /** Tells it to stop, and kills it if it doesn't. */
    @Override
    public void close() {
        try (commands) {
            tell("stop");
        } catch (IOException e) {
            // It has ended, or can't read any more: what follows deals with both.
        }
        try {
            process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            answers.join(LONGEST_END);
            complaints.join(LONGEST_END);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
