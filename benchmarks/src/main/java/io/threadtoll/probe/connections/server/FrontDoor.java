// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets newcomers in, and turns them away while there are no descriptors for them.
 *
 * <p>It never blocks: accept(2) takes a descriptor before it waits for a newcomer (net/socket.c, __sys_accept4_file), so
 * that a blocking one would fail with EMFILE when nobody is there, and block with the last descriptor in its hands.
 */
final class FrontDoor implements Closeable {
    /** A pause where a newcomer can neither be let in nor be turned away; it keeps the socket ready. */
    private static final long NOTHING_LEFT_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final ServerSocketChannel listening;
    private final SpareDescriptor spare;
    private final ConnectionCounter tally;

    private FrontDoor(ServerSocketChannel listening, SpareDescriptor spare, ConnectionCounter tally) {
        this.listening = listening;
        this.spare = spare;
        this.tally = tally;
    }

    static FrontDoor open(InetAddress address, int port, int backlog, ConnectionCounter tally) throws IOException {
        ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.INET);
        try {
            listening.bind(new InetSocketAddress(address, port), backlog);
            listening.configureBlocking(false);
            FrontDoor door = new FrontDoor(listening, new SpareDescriptor(), tally);
            // A rehearsal: when it matters there is no descriptor to load a class with.
            door.spare.turnAway(door::turnAway);
            return door;
        } catch (IOException | RuntimeException e) {
            listening.close();
            throw e;
        }
    }

    int port() {
        return listening.socket().getLocalPort();
    }

    SelectionKey register(Selector selector) throws IOException {
        return listening.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** The next newcomer, counted as open; empty if none waits or it was turned away. */
    Optional<SocketChannel> next() throws IOException {
        SocketChannel newcomer;
        try {
            newcomer = listening.accept();
        } catch (IOException noDescriptor) {
            refuse(noDescriptor.getMessage());
            return Optional.empty();
        }
        if (newcomer == null) {
            return Optional.empty();
        }
        tally.opened();
        try {
            newcomer.setOption(StandardSocketOptions.TCP_NODELAY, true);
        } catch (IOException gone) {
            newcomer.close();
            tally.closed();
            return Optional.empty();
        }
        return Optional.of(newcomer);
    }

    private void refuse(String reason) {
        try {
            if (spare.turnAway(this::turnAway)) {
                tally.refused(reason);
            }
        } catch (IOException nothingLeft) {
            LockSupport.parkNanos(NOTHING_LEFT_NS);
        }
    }

    private boolean turnAway() throws IOException {
        try (SocketChannel newcomer = listening.accept()) {
            return newcomer != null;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        spare.close();
    }
}
