// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;

/** How Netty waits for its connections and accepts newcomers. */
enum NettyTransport {
    /** epoll(7) through Netty's own native library. */
    EPOLL {
        @Override
        IoHandlerFactory waiting() {
            return EpollIoHandler.newFactory();
        }

        @Override
        Listening listen() {
            EpollServerSocketChannel channel = new EpollServerSocketChannel(SocketProtocolFamily.INET);
            // What accept(2) writes an address to, its length first.
            byte[] address = new byte[25];
            return new Listening(channel, () -> {
                int newcomer = ((Socket) channel.fd()).accept(address);
                if (newcomer >= 0) {
                    new FileDescriptor(newcomer).close();
                }
                return newcomer >= 0;
            });
        }
    },
    /** java.nio's selector. */
    NIO {
        @Override
        IoHandlerFactory waiting() {
            return NioIoHandler.newFactory();
        }

        @Override
        Listening listen() throws IOException {
            var socket = java.nio.channels.ServerSocketChannel.open(StandardProtocolFamily.INET);
            return new Listening(new NioServerSocketChannel(socket), () -> {
                try (SocketChannel newcomer = socket.accept()) {
                    return newcomer != null;
                }
            });
        }
    };

    /** A socket that isn't bound yet, and how a newcomer to it is turned away. */
    record Listening(ServerSocketChannel channel, SpareDescriptor.TurningAway newcomer) {}

    /** epoll where its library can be loaded; where not, the reason goes to standard error. */
    static NettyTransport best() {
        if (Epoll.isAvailable()) {
            return EPOLL;
        }
        System.err.println(
                "threadtoll server: Netty waits in java.nio's selector, since its epoll library can't be loaded: "
                        + Epoll.unavailabilityCause());
        return NIO;
    }

    abstract IoHandlerFactory waiting();

    abstract Listening listen() throws IOException;
}
