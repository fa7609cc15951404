// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import io.threadtoll.journal.Json;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that obeys this JVM: it answers each line on its standard input with one line of JSON on its standard output, and
 * ends with {@code stop} or with its input. For one thread.
 */
public class ChildProgram implements Closeable {
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);
    private static final int MOST_LINES = 100;

    private final String name;
    private final Process process;
    private final BufferedWriter commands;
    private final Output answers;
    private final Output complaints;

    ChildProgram(String name, Process process) {
        this.name = name;
        this.process = process;
        commands = process.outputWriter(StandardCharsets.US_ASCII);
        answers = Output.of(process.inputReader(StandardCharsets.UTF_8), MOST_LINES, name + "-stdout");
        complaints = Output.of(process.errorReader(StandardCharsets.UTF_8), MOST_LINES, name + "-stderr");
    }

    /**
     * Starts a program.
     *
     * @param name what it is, for a person
     * @param command the program and its arguments
     * @throws IOException if it can't be started
     */
    public static ChildProgram start(String name, String... command) throws IOException {
        return new ChildProgram(name, new ProcessBuilder(command).start());
    }

    /** Its process id. */
    public final long pid() {
        return process.pid();
    }

    /** The last lines that it said on standard error. */
    public final String complaints() {
        return complaints.text();
    }

    /**
     * Tells it something and waits for the answer.
     *
     * @throws IOException if it ended or gives none, with what it said on standard error
     */
    public final <T> T ask(String command, Class<T> answer) throws IOException {
        return ask(command, answer, LONGEST_ANSWER);
    }

    /** The same with less patience. */
    public final <T> T ask(String command, Class<T> answer, Duration longest) throws IOException {
        try {
            tell(command);
        } catch (IOException gone) {
            throw failure("ended before it was told to " + command.substring(command.lastIndexOf('\n') + 1), gone);
        }
        return answer(answer, longest);
    }

    /** Waits for an answer; fails like {@link #ask}. */
    public final <T> T answer(Class<T> type) throws IOException {
        return answer(type, LONGEST_ANSWER);
    }

    private <T> T answer(Class<T> type, Duration longest) throws IOException {
        Optional<String> line;
        try {
            line = answers.next(longest);
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
        JvmCommand.kill(process);
        try {
            answers.join(LONGEST_END);
            complaints.join(LONGEST_END);
        } catch (InterruptedException e) {
            return interrupted();
        }
        String said = answers.text()
                .lines()
                .findFirst()
                .map(line -> "; it said: " + line)
                .orElse("");
        return new IOException(name + " " + what + said + "; standard error: " + complaints.text(), cause);
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while another program was asked");
    }

    /** Tells it to stop, and kills it if it doesn't. */
    @Override
    public final void close() {
        try (commands) {
            tell(ParentJvm.STOP);
        } catch (IOException e) {
            // It has ended, or can't read any more: what follows deals with both.
        }
        try {
            process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS);
            JvmCommand.kill(process);
            process.waitFor();
            answers.join(LONGEST_END);
            complaints.join(LONGEST_END);
        } catch (InterruptedException e) {
            JvmCommand.kill(process);
            Thread.currentThread().interrupt();
        }
    }
}
