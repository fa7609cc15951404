// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many connections to one line-echo server at 127.0.0.1, and load over them. Every byte that comes back is compared
 * with what was sent.
 *
 * <p>Used by one thread. Every call is bounded in time; a thread that is interrupted gets an
 * {@link java.io.InterruptedIOException}. A million connections fit in the addresses; the process needs a file
 * descriptor for each.
 */
public final class EchoClient implements Closeable {
    private static final int MOST_IN_FLIGHT = 1024;

    private final List<Connection> connections = new ArrayList<>();
    private final DescriptorReserve reserve = new DescriptorReserve();
    private final Receiver receiver = new Receiver();
    private final Connector connector;

    /** A client without connections yet. */
    public EchoClient(int port) throws IOException {
        this(port, SourceAddresses.ofThisMachine());
    }

    /** One that connects from these addresses. */
    EchoClient(int port, SourceAddresses sources) throws IOException {
        InetSocketAddress server = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        connector = new Connector(server, sources, receiver.selector());
    }

    /** Opens connections until {@code total} are open, and waits until each was answered once. */
    public Opened open(int total, Duration longest) throws IOException {
        try {
            reserve.fill();
        } catch (IOException e) {
            reserve.close();
            return new Opened(connections(), 0, e.getMessage());
        }
        try {
            return new Opening(connections, connector, receiver, reserve).run(total, longest);
        } finally {
            receiver.free();
        }
    }

    /** Sends one line on each open connection, at most 1,024 on their way, and waits for the answers. */
    public Answers answerAll(Duration longest) throws IOException {
        try {
            return ClosedLoop.once(connections, receiver, MOST_IN_FLIGHT, longest);
        } finally {
            forgetEnded();
        }
    }

    /**
     * Sends at a rate that doesn't depend on the answers, and waits for the answers: as long again as it sent, at most
     * 5 s.
     *
     * @param seed of the arrivals and the order of the connections
     */
    public LoadResult openLoop(Arrivals arrivals, double perSecond, Duration length, long seed) throws IOException {
        try {
            return new OpenLoopLoad(connections, receiver, arrivals, perSecond, length, seed).run();
        } finally {
            forgetEnded();
        }
    }

    /** Keeps {@code inFlight} requests on their way, at most one a connection, and waits for the last answers. */
    public LoadResult saturate(int inFlight, Duration length) throws IOException {
        try {
            return ClosedLoop.again(connections, receiver, inFlight, length);
        } finally {
            forgetEnded();
        }
    }

    /** How many are open. */
    public int connections() {
        return connections.size();
    }

    /** Resets every connection, so that none stays in TIME_WAIT, and frees all descriptors. */
    @Override
    public void close() throws IOException {
        connections.forEach(Connection::close);
        connections.clear();
        receiver.close();
        reserve.close();
    }

    private void forgetEnded() throws IOException {
        connections.removeIf(connection -> connection.state() == ConnectionState.CLOSED);
        receiver.free();
    }
}
