// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A few file descriptors held back while connections are opened. When there are no more, this process still has to read
 * /proc and to load classes, and both open files.
 */
final class DescriptorReserve implements Closeable {
    private static final int DESCRIPTORS = 8;

    private final Deque<FileInputStream> held = new ArrayDeque<>();

    /** Holds back as many as it is meant to. */
    void fill() throws IOException {
        while (held.size() < DESCRIPTORS) {
            held.push(new FileInputStream("/dev/null"));
        }
    }

    /** Gives them back to the process. */
    @Override
    public void close() {
        try {
            while (!held.isEmpty()) {
                held.pop().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
