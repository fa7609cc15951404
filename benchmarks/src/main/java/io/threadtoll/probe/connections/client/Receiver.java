// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;

/** Waits for all connections at once, and tells what came. Used by one thread. */
final class Receiver implements Closeable {
    /** Much more than a line, so that a byte too many is seen together with the answer. */
    private static final int BUFFER_BYTES = 256;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    Receiver() throws IOException {}

    Selector selector() {
        return selector;
    }

    /** Ends the wait of the thread that receives, or its next one. */
    void wakeUp() {
        selector.wakeup();
    }

    /**
     * Waits until something comes, somebody wakes it or a time is there, and handles what came.
     *
     * @throws InterruptedIOException if the thread is interrupted
     */
    void await(long untilNs, Outcome outcome) throws IOException {
        long ns = untilNs - System.nanoTime();
        if (ns <= 0) {
            selector.selectNow(key -> handle(key, outcome));
        } else {
            // epoll_wait(2) counts in ms, and 0 would be no wait. An answer is not rounded by it: it ends the wait.
            selector.select(key -> handle(key, outcome), TimeUnit.NANOSECONDS.toMillis(ns) + 1);
        }
        if (Thread.interrupted()) {
            throw new InterruptedIOException("interrupted while waiting for the echo server");
        }
    }

    /**
     * Frees the descriptors of connections that were closed: a selector holds on to them until its next round. What is
     * ready stays so for the round after.
     */
    void free() throws IOException {
        selector.selectNow(key -> {});
    }

    /** Frees the connections that were closed, and the selector. */
    @Override
    public void close() throws IOException {
        selector.close();
    }

    private void handle(SelectionKey key, Outcome outcome) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isConnectable()) {
                connection.finishConnect();
                outcome.connected(connection);
            }
            if (key.isWritable()) {
                connection.writeRest(buffer);
            }
            if (key.isReadable()) {
                read(connection, outcome);
            }
        } catch (IOException e) {
            end(connection, Ending.CLOSED, e.getMessage(), outcome);
        }
    }

    private void read(Connection connection, Outcome outcome) throws IOException {
        switch (connection.read(buffer)) {
            case PART -> {}
            case ANSWER -> outcome.answered(connection, System.nanoTime());
            case END -> end(connection, Ending.CLOSED, "the server closed a connection", outcome);
            case WRONG -> end(connection, Ending.WRONG, "the server sent something else than it got", outcome);
        }
    }

    private static void end(Connection connection, Ending ending, String why, Outcome outcome) {
        boolean asked = connection.close() == ConnectionState.ASKED;
        outcome.ended(connection, ending, asked, System.nanoTime(), why);
    }
}
