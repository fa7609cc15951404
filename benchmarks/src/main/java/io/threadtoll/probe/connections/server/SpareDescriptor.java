// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file descriptor in reserve. accept(2) fails with EMFILE while a process has as many as RLIMIT_NOFILE allows, and the
 * newcomer stays in the queue, where the listening socket is ready for ever. Giving the spare one up lets the newcomer in
 * to be closed at once. For one thread.
 */
final class SpareDescriptor implements Closeable {
    private static final Path ANY_FILE = Path.of("/dev/null");

    private FileChannel spare;

    SpareDescriptor() throws IOException {
        spare = FileChannel.open(ANY_FILE, StandardOpenOption.READ);
    }

    /** Lets one newcomer in and closes it. */
    interface TurningAway {
        /** Whether there was one. */
        boolean turnAway() throws IOException;
    }

    /**
     * Turns one newcomer away, with the spare descriptor given up meanwhile.
     *
     * @return whether there was one
     * @throws IOException if not even that descriptor could be had; the newcomer waits on
     */
    boolean turnAway(TurningAway newcomer) throws IOException {
        if (spare == null) {
            // Somebody else in this process was faster the last time.
            spare = FileChannel.open(ANY_FILE, StandardOpenOption.READ);
        }
        close();
        try {
            return newcomer.turnAway();
        } finally {
            spare = open();
        }
    }

    private static FileChannel open() {
        try {
            return FileChannel.open(ANY_FILE, StandardOpenOption.READ);
        } catch (IOException taken) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        if (spare != null) {
            spare.close();
            spare = null;
        }
    }
}
