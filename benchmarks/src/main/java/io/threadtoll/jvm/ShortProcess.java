// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import io.threadtoll.model.NotApplicableException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A child process that does nothing, true(1), as Java starts one: by the JVM's usual way, which since JDK 13 is posix_spawn(3) of
 * its own jspawnhelper, and with a pipe each for input, output and errors.
 */
public final class ShortProcess {
    private final Path program;

    /**
     * One that can be started.
     *
     * @throws NotApplicableException if there is no true(1)
     */
    public ShortProcess() throws NotApplicableException {
        program = ShellCommand.find("true");
    }

    /**
     * Starts it and waits for its end.
     *
     * @throws IOException if it can't be started, or fails
     */
    public void startAndWait() throws IOException, InterruptedException {
        int exit = new ProcessBuilder(program.toString()).start().waitFor();
        if (exit != 0) {
            throw new IOException(program + " ended with " + exit);
        }
    }

    /** Starts one, for a JVM whose system calls are looked at. */
    public static void main(String[] args) throws Exception {
        new ShortProcess().startAndWait();
    }
}
