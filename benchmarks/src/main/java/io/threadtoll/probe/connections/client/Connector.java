// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Connects from one source address after the other. */
final class Connector {
    /** So many in a row that can't be used are more than all ports of one address: something else is wrong. */
    private static final int MOST_IN_USE = 1 << 16;

    private final InetSocketAddress server;
    private final SourceAddresses sources;
    private final Selector selector;
    private int connections;

    Connector(InetSocketAddress server, SourceAddresses sources, Selector selector) {
        this.server = server;
        this.sources = sources;
        this.selector = selector;
    }

    /**
     * Begins the next connection.
     *
     * @throws IOException if there can't be one more, with the reason
     */
    Connection next() throws IOException {
        IOException inUse = null;
        for (int tried = 0; tried < MOST_IN_USE; tried++) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET);
            try {
                prepare(channel);
                channel.bind(source());
                Connection connection = Connection.begin(connections + 1, channel, server, selector);
                connections++;
                return connection;
            } catch (BindException e) {
                // EADDRINUSE of bind(2): somebody listens there; EADDRNOTAVAIL of connect(2): somebody is connected
                // from there to this server. On to the next.
                channel.close();
                inUse = e;
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
        throw new IOException("none of " + MOST_IN_USE + " source addresses can be used: " + inUse.getMessage(), inUse);
    }

    private static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // A port that is in TIME_WAIT, or whose other connections go to other servers, is as good as a free one.
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        // Whoever closes first waits in TIME_WAIT for a minute, and the port with it. A reset leaves nothing behind.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }

    private InetSocketAddress source() throws IOException {
        return sources.next().orElseThrow(() -> new IOException("no source address is left in 127.0.0.0/8"));
    }
}
