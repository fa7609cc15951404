// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A child process that does nothing, sleep(1), until it is closed; it ends by itself after half a minute. */
public final class SleepingProcess implements Closeable {
    private final Process process;

    private SleepingProcess(Process process) {
        this.process = process;
    }

    /** Starts one. */
    public static SleepingProcess start() throws IOException {
        return start(Path.of("sleep"));
    }

    /** Starts one of a program that is sleep(1) by another name. */
    public static SleepingProcess start(Path program) throws IOException {
        return new SleepingProcess(new ProcessBuilder(program.toString(), "30").start());
    }

    /** Its process id. */
    public int pid() {
        return Math.toIntExact(process.pid());
    }

    /** Kills it and waits until it is gone. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
