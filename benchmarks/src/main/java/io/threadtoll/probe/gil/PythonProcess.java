// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import io.threadtoll.jvm.ChildProgram;
import io.threadtoll.model.NotApplicableException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A CPython that runs our script, {@code worker.py} beside this class. The script goes through standard input, so no file is
 * left behind; neither the user's settings ({@code -I}) nor site packages ({@code -S}) have a part in it, and none is written
 * ({@code -B}).
 */
final class PythonProcess implements Closeable {
    /** The script's name among the resources. */
    static final String SCRIPT = "/io/threadtoll/probe/gil/worker.py";

    /** Reads the script, whose length stands before it, and leaves the rest of the input to it. */
    private static final String BOOT = "import sys;COMMANDS=sys.stdin.buffer;"
            + "SOURCE=COMMANDS.read(int(COMMANDS.readline())).decode();exec(compile(SOURCE,'threadtoll','exec'))";

    private static final Duration LONGEST_START = Duration.ofSeconds(10);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final int LONGEST_REASON = 300;

    /** The package that Debian and its kin have it in. */
    private static final String PACKAGE = "apt-get install python3";

    /** An answer without content. */
    record Ready(int ready) {}

    /**
     * What some workers did in a while.
     *
     * @param units of work that all of them did
     * @param wallSeconds from when the first began to when the last ended
     * @param cpuSeconds CPU time of all
     * @param switches context switches of all, as getrusage(2) counts them
     * @param processStartSeconds how long the start of one process took; 0 where none was started
     */
    record Window(double units, double wallSeconds, double cpuSeconds, double switches, double processStartSeconds) {}

    record Lost(double lost) {}

    record Waits(List<Double> seconds) {}

    private final ChildProgram child;
    private final Interpreter interpreter;

    private PythonProcess(ChildProgram child, Interpreter interpreter) {
        this.child = child;
        this.interpreter = interpreter;
    }

    /**
     * Starts an interpreter.
     *
     * @param python its path, or a name to be looked for on the PATH
     * @throws NotApplicableException if there is none, or it is no CPython that can be measured; the message says why
     */
    static PythonProcess start(String python) throws NotApplicableException {
        return start(python, LONGEST_START);
    }

    /** The same with another patience. */
    static PythonProcess start(String python, Duration longest) throws NotApplicableException {
        Path program = find(python)
                .orElseThrow(() -> new NotApplicableException(
                        "there is no CPython: " + python + " is not on the PATH (" + PACKAGE + ")"));
        ChildProgram child = null;
        try {
            child = ChildProgram.start(python, program.toString(), "-I", "-S", "-B", "-c", BOOT, BOOT);
            String script = script();
            Interpreter who = child.ask(script.length() + "\n" + script + "who", Interpreter.class, longest);
            String refusal = who == null ? "it says nothing of itself" : who.refusal();
            if (refusal.isEmpty()) {
                return new PythonProcess(child, who);
            }
            child.close();
            throw new NotApplicableException(python + " can't be measured: " + refusal);
        } catch (IOException e) {
            if (child != null) {
                child.close();
            }
            throw new NotApplicableException(python + " is no CPython that can be measured: " + inLine(e.getMessage()));
        }
    }

    /** Where a program is: a path as it is, a name on the PATH. */
    static Optional<Path> find(String python) {
        String[] folders = python.contains("/")
                ? new String[] {""}
                : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1);
        return Arrays.stream(folders)
                .filter(folder -> python.indexOf('\0') < 0)
                .map(folder -> Path.of(folder, python))
                .filter(path -> Files.isRegularFile(path) && Files.isExecutable(path))
                .findFirst();
    }

    private static String script() {
        try (InputStream script = PythonProcess.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String inLine(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + " ..." : line;
    }

    /** What it is. */
    Interpreter interpreter() {
        return interpreter;
    }

    /** Its process id. */
    long pid() {
        return child.pid();
    }

    /**
     * Lets some workers work for a while.
     *
     * @param most how many there are going to be at most in this process
     * @param begun runs when all workers are there, before they begin
     */
    Window work(WorkerKind kind, int workers, double seconds, int most, Runnable begun) throws IOException {
        String how = kind.command() + " " + kind.work() + " " + workers + " " + seconds + " " + most;
        child.ask(how, Ready.class, LONGEST_ANSWER);
        begun.run();
        return child.ask("go", Window.class, LONGEST_ANSWER);
    }

    /**
     * How many increments of a shared attribute got lost.
     *
     * @param how {@code plain} or {@code call}
     * @param each increments of each thread
     * @param switchSeconds the switch interval
     */
    double lost(String how, int threads, int each, double switchSeconds) throws IOException {
        String command = String.format(Locale.ROOT, "updates %s %d %d %f", how, threads, each, switchSeconds);
        return child.ask(command, Lost.class, LONGEST_ANSWER).lost();
    }

    /** How long so many blocking reads took from when their data was sent, in seconds, while so many threads computed. */
    List<Double> waits(int computing, int reads, double switchSeconds) throws IOException {
        String command = String.format(Locale.ROOT, "waits %d %d %f", computing, reads, switchSeconds);
        return child.ask(command, Waits.class, LONGEST_ANSWER).seconds();
    }

    @Override
    public void close() {
        child.close();
    }
}
