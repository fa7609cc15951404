// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Opens connections until there are enough, and lets each ask once. */
final class Opening implements ConnectionListener {
    /**
     * Connections without their first answer. The server has not accepted more than these, and no accept queue of a
     * server here is shorter: an overflow would show as a connection that takes a second (tcp(7),
     * tcp_abort_on_overflow).
     */
    static final int MOST_PENDING = 256;

    private final List<Connection> open;
    private final Connector connector;
    private final Receiver receiver;
    private final DescriptorReserve reserve;
    private final Set<Connection> pending = new HashSet<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(RequestLine.BYTES);
    private final long startedNs = System.nanoTime();
    private long answeredNs = startedNs;
    private String stopped = "";

    /** Those that are answered are added to the list; the reserve is given back as soon as it can't go on. */
    Opening(List<Connection> open, Connector connector, Receiver receiver, DescriptorReserve reserve) {
        this.open = open;
        this.connector = connector;
        this.receiver = receiver;
        this.reserve = reserve;
    }

    /** Opens until the list has so many, or it can't go on; then waits for those that are on their way. */
    Opened run(int total, Duration longest) throws IOException {
        try {
            open(total, longest);
        } finally {
            pending.forEach(Connection::close);
        }
        open.removeIf(connection -> connection.state() == ConnectionState.CLOSED);
        return new Opened(open.size(), answeredNs - startedNs, stopped);
    }

    private void open(int total, Duration longest) throws IOException {
        long untilNs = startedNs + longest.toNanos();
        while (open.size() < total && !(pending.isEmpty() && !stopped.isEmpty())) {
            if (System.nanoTime() - untilNs >= 0) {
                stop(pending.size() + " connections had no first answer after " + longest.toMillis() + " ms");
                return;
            }
            if (stopped.isEmpty() && pending.size() < MOST_PENDING && open.size() + pending.size() < total) {
                begin();
            } else {
                receiver.await(untilNs, this);
            }
        }
    }

    @Override
    public void connected(Connection connection) {
        connection.ask(System.nanoTime(), scratch);
    }

    @Override
    public void answered(Connection connection, long nowNs) {
        if (pending.remove(connection)) {
            open.add(connection);
            answeredNs = nowNs;
        }
    }

    @Override
    public void ended(Connection connection, Ending ending, boolean asked, long nowNs, String why) {
        pending.remove(connection);
        stop(why);
    }

    private void begin() {
        try {
            Connection connection = connector.next();
            pending.add(connection);
            if (connection.isConnected()) {
                connected(connection);
            }
        } catch (IOException e) {
            stop(e.getMessage());
        }
    }

    /** The first reason counts: the others may follow from it. */
    private void stop(String why) {
        if (stopped.isEmpty()) {
            stopped = why;
            reserve.close();
        }
    }
}
