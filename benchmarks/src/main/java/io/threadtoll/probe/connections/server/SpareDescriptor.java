// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * File descriptors in reserve. accept(2) fails with EMFILE while a process has as many as RLIMIT_NOFILE allows, and the
 * newcomer stays in the queue, where the listening socket is ready for ever. Giving a spare one up lets the newcomer in
 * to be closed at once. For one thread.
 */
final class SpareDescriptor implements Closeable {
    private static final Path ANY_FILE = Path.of("/dev/null");

    /**
     * More than one, because the JVM opens files of its own at any moment (a cgroup's limits, a jar) and may get what was
     * given up.
     */
    private static final int RESERVE = 4;

    /** Such a file is soon closed again: tries to get its descriptor back, before a newcomer does. */
    private static final int TRIES = 50;

    private static final long BETWEEN_TRIES_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final Deque<FileChannel> spare = new ArrayDeque<>();

    SpareDescriptor() throws IOException {
        try {
            while (spare.size() < RESERVE) {
                spare.push(open());
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Lets one newcomer in and closes it. */
    interface TurningAway {
        /** Whether there was one. */
        boolean turnAway() throws IOException;
    }

    /**
     * Turns one newcomer away, with a spare descriptor given up meanwhile.
     *
     * @return whether there was one
     * @throws IOException if not even that descriptor could be had; the newcomer waits on
     */
    boolean turnAway(TurningAway newcomer) throws IOException {
        if (spare.isEmpty()) {
            spare.push(open());
        }
        spare.pop().close();
        try {
            return newcomer.turnAway();
        } finally {
            fill();
        }
    }

    private void fill() {
        for (int tries = 0; spare.size() < RESERVE && tries < TRIES; tries++) {
            try {
                spare.push(open());
            } catch (IOException taken) {
                LockSupport.parkNanos(BETWEEN_TRIES_NS);
            }
        }
    }

    private static FileChannel open() throws IOException {
        return FileChannel.open(ANY_FILE, StandardOpenOption.READ);
    }

    @Override
    public void close() throws IOException {
        while (!spare.isEmpty()) {
            spare.pop().close();
        }
    }
}
