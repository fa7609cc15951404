// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a process says, line by line in a thread of its own, so that the process never waits for a reader. */
final class Output {
    private final BufferedReader text;
    private final int most;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;
    private boolean ended;

    private Output(BufferedReader text, int most, String name) {
        this.most = most;
        this.text = text;
        reader = new Thread(this::read, name);
    }

    /**
     * Starts to read; the thread ends with the stream.
     *
     * @param most lines that are kept: what is said first and what is said last are, of very much the middle is not
     */
    static Output of(BufferedReader text, int most, String name) {
        Output output = new Output(text, most, name);
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
        if (lines.size() == most) {
            lines.remove(most / 2);
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
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.remove(0));
    }

    /** The lines so far that were not taken. */
    synchronized String text() {
        return String.join("\n", lines);
    }

    /** Waits for the end of the output. */
    void join(Duration longest) throws InterruptedException {
        reader.join(longest.toMillis());
    }
}
