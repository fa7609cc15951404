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
    void await(long untilNs, ConnectionListener listener) throws IOException {
        long ns = untilNs - System.nanoTime();
        if (ns <= 0) {
            selector.selectNow(key -> handle(key, listener));
        } else {
            // epoll_wait(2) counts in ms, and 0 would be no wait. An answer is not rounded by it: it ends the wait.
            selector.select(key -> handle(key, listener), TimeUnit.NANOSECONDS.toMillis(ns) + 1);
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

    private void handle(SelectionKey key, ConnectionListener listener) {
        Connection connection = (Connection) key.attachment();
        try {
            if (key.isConnectable()) {
                connection.finishConnect();
                listener.connected(connection);
            }
            if (key.isWritable()) {
                connection.writeRest(buffer);
            }
            if (key.isReadable()) {
                read(connection, listener);
            }
        } catch (IOException e) {
            end(connection, ConnectionListener.Ending.CLOSED, e.getMessage(), listener);
        }
    }

    private void read(Connection connection, ConnectionListener listener) throws IOException {
        switch (connection.read(buffer)) {
            case PART -> {}
            case ANSWER -> listener.answered(connection, System.nanoTime());
            case END -> end(connection, ConnectionListener.Ending.CLOSED, "the server closed a connection", listener);
            case WRONG ->
                end(
                        connection,
                        ConnectionListener.Ending.WRONG,
                        "the server sent something else than it got",
                        listener);
        }
    }

    private static void end(
            Connection connection, ConnectionListener.Ending ending, String why, ConnectionListener listener) {
        boolean asked = connection.close() == ConnectionState.ASKED;
        listener.ended(connection, ending, asked, System.nanoTime(), why);
    }
}
