// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.threadtoll.measure.Json;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, of the same JDK and class path as this one. For one thread. */
public final class ServerProcess implements Closeable {
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private final Process process;
    private final BufferedWriter commands;
    private final Output answers;
    private final Output complaints;
    private final ServerStatus first;

    private ServerProcess(Process process) throws IOException {
        this.process = process;
        commands = process.outputWriter(StandardCharsets.US_ASCII);
        answers = Output.of(process.inputReader(StandardCharsets.UTF_8), "server-stdout");
        complaints = Output.of(process.errorReader(StandardCharsets.UTF_8), "server-stderr");
        try {
            first = answer();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Starts a server on 127.0.0.1 and waits until it listens.
     *
     * @throws IOException if it can't, with what it said on standard error
     */
    public static ServerProcess start(ServerModel model, ServerOptions options) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(model, options));
        // Each arena of malloc reserves 64 MiB of address space (mallopt(3)), which is not the connections'.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return new ServerProcess(builder.start());
    }

    static List<String> command(ServerModel model, ServerOptions options) {
        List<String> command = new ArrayList<>(options.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--enable-native-access") || flag.startsWith("--sun-misc-unsafe"))
                .forEach(command::add);
        // The JVM's own warnings go to standard output unless told otherwise, among the answers.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        command.addAll(options.jvmFlags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerMain.class.getName()));
        command.addAll(List.of(model.name(), String.valueOf(options.backlog())));
        return command;
    }

    /** Where it listens. */
    public int port() {
        return first.port();
    }

    /** Its process id. */
    public long pid() {
        return first.pid();
    }

    /** How it is now. */
    public ServerStatus status() throws IOException {
        return ask("status");
    }

    /** How it is after a full collection. */
    public ServerStatus collect() throws IOException {
        return ask("collect");
    }

    /** The last lines that it said on standard error. */
    public String complaints() {
        return complaints.tail();
    }

    private ServerStatus ask(String command) throws IOException {
        try {
            tell(command);
        } catch (IOException gone) {
            throw failure("ended before it was asked for its " + command, gone);
        }
        return answer();
    }

    private void tell(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
    }

    private ServerStatus answer() throws IOException {
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
            return Json.MAPPER.readValue(line.get(), ServerStatus.class);
        } catch (IOException e) {
            throw failure("answered what is no status: " + line.get(), e);
        }
    }

    /** Ends the process: what it said last is complete then. */
    private IOException failure(String what, IOException cause) {
        process.destroyForcibly();
        try {
            complaints.join(LONGEST_END);
        } catch (InterruptedException e) {
            return interrupted();
        }
        return new IOException("the server's JVM " + what + "; standard error: " + complaints.tail(), cause);
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while a server's JVM was asked");
    }

    /** Tells the server to stop, and kills it if it doesn't. */
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
