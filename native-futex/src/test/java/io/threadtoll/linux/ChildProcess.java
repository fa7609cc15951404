// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A process that sits in a read of its standard input until it is closed: one thread, three open files. */
final class ChildProcess implements Closeable {
    /** Above the highest pid of any Linux (PID_MAX_LIMIT, 4,194,304). */
    static final int NO_PID = 2_000_000_000;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** Runs a program that copies its input; returns once it has answered and sleeps in its next read. */
    static ChildProcess sleeping() throws IOException {
        Process process = new ProcessBuilder("cat").start();
        process.getOutputStream().write("up\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        for (int i = 0; i < "up\n".length(); i++) {
            process.getInputStream().read();
        }
        while (StackPointers.of(process.pid()).length == 0) {
            Thread.onSpinWait();
        }
        return new ChildProcess(process);
    }

    long pid() {
        return process.pid();
    }

    /** Returns when it has ended and nobody has its pid. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while a child ends", e);
        }
    }
}
