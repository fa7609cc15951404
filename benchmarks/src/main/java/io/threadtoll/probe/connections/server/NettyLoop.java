// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * One thread for all connections, in Netty's event loop with Netty's defaults.
 *
 * <p>A peer that doesn't read is not read from while more than 64 KiB for it are unsent (WriteBufferWaterMark). Over
 * epoll there is one exception: once a peer has sent its last byte, Netty reads all that the kernel still holds for it,
 * which is bounded by net.ipv4.tcp_rmem.
 */
final class NettyLoop implements EchoServer {
    private static final long LONGEST_END_SECONDS = 20;

    private final ConnectionCounter tally = new ConnectionCounter();
    private final SpareDescriptor spare;
    private final EventLoop loop;
    private final Channel listening;

    private NettyLoop(NettyTransport transport, InetAddress address, int port, int backlog) throws IOException {
        spare = new SpareDescriptor();
        // Not a group of one: its end would be told by a thread of Netty's that lives on for a second.
        ThreadFactory threads = NettyLoop::thread;
        loop = new SingleThreadIoEventLoop(null, threads, transport.waiting());
        try {
            NettyTransport.Listening socket = transport.listen();
            ChannelFuture bound = new ServerBootstrap()
                    .group(loop)
                    .channelFactory(socket::channel)
                    .handler(new NettyDoor(spare, socket.newcomer(), tally))
                    .childHandler(new ChannelInitializer<>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline().addLast(new NettyEcho(tally));
                        }
                    })
                    .option(ChannelOption.SO_BACKLOG, backlog)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                    .bind(new InetSocketAddress(address, port))
                    .awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IOException("can't listen at " + address + ":" + port, bound.cause());
            }
            listening = bound.channel();
            // A rehearsal: when it matters there is no descriptor to load a class with.
            loop.submit(() -> spare.turnAway(socket.newcomer())).awaitUninterruptibly();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    static EchoServer start(InetAddress address, int port, int backlog) throws IOException {
        return new NettyLoop(NettyTransport.best(), address, port, backlog);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "netty-loop");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    @Override
    public ServerCounts counts() {
        return tally.counts();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, LONGEST_END_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
        Endings.close(spare);
    }
}
