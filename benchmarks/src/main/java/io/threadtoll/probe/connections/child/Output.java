// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Reads what a process says, line by line in a thread of its own, so that the process never waits for a reader. */
final class Output {
    /** Lines kept; older ones are forgotten. */
    private static final int LINES = 100;

    private final BufferedReader text;
    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;
    private boolean ended;

    private Output(BufferedReader text, String name) {
        this.text = text;
        reader = new Thread(this::read, name);
    }

    /** Starts to read; the thread ends with the stream. */
    static Output of(BufferedReader text, String name) {
        Output output = new Output(text, name);
        output.reader.setDaemon(true);
        output.reader.start();
        return output;
    }

    private void read() {
        try (text) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                add(line);
            }
        } catch (IOException killed) {
            // The end of the process is the end of its output.
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.remove();
        }
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Takes the next line; empty if the output ends or nothing comes in time. */
    synchronized Optional<String> next(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        for (long left = longest.toMillis(); lines.isEmpty() && !ended && left > 0; ) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        return Optional.ofNullable(lines.poll());
    }

    /** The lines so far that were not taken. */
    synchronized String tail() {
        return String.join("\n", lines);
    }

    /** Waits for the end of the output. */
    void join(Duration longest) throws InterruptedException {
        reader.join(longest.toMillis());
    }
}
