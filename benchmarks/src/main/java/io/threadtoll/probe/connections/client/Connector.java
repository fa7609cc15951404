// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** Connects from one source address after the other. */
final class Connector {
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
        while (true) {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.INET);
            try {
                prepare(channel);
                bind(channel);
                Connection connection = Connection.begin(connections + 1, channel, server, selector);
                connections++;
                return connection;
            } catch (NoRouteToHostException inUse) {
                // EADDRNOTAVAIL of connect(2): another process has this very pair of addresses. On to the next.
                channel.close();
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    private static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        // A port that is in TIME_WAIT, or whose other connections go to other servers, is as good as a free one.
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        // Whoever closes first waits in TIME_WAIT for a minute, and the port with it. A reset leaves nothing behind.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }

    private void bind(SocketChannel channel) throws IOException {
        Optional<InetSocketAddress> source = sources.next();
        while (source.isPresent()) {
            try {
                channel.bind(source.get());
                return;
            } catch (BindException inUse) {
                source = sources.next();
            }
        }
        throw new IOException("no source address is left in 127.0.0.0/8");
    }
}
