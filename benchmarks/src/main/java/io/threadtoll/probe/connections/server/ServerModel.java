// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.threadtoll.jvm.VirtualThreads;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** The register of ways to serve many connections: a line each. Tests and the ramp go over it. */
public enum ServerModel {
    PLATFORM_THREADS(
            "a kernel thread a connection, with the JVM's own stack size",
            true,
            (loopback, port, backlog) -> BlockingServer.onPlatformThreads(0, loopback, port, backlog)),
    PLATFORM_THREADS_256_KIB(
            "a kernel thread a connection, with a stack of 256 KiB",
            true,
            (loopback, port, backlog) -> BlockingServer.onPlatformThreads(256 << 10, loopback, port, backlog)),
    PLATFORM_THREADS_8_MIB(
            "a kernel thread a connection, with a stack of 8 MiB, as the article has it",
            true,
            (loopback, port, backlog) -> BlockingServer.onPlatformThreads(8 << 20, loopback, port, backlog)),
    VIRTUAL_THREADS("a virtual thread a connection (JDK 21 and later)", false, BlockingServer::onVirtualThreads) {
        @Override
        public Optional<String> refusal() {
            return VirtualThreads.refusal();
        }
    },
    SELECTOR_LOOP("one thread for all, in java.nio's selector", false, SelectorLoop::start),
    NETTY_LOOP(
            "one thread for all, in Netty's event loop: its epoll transport where that loads, else java.nio",
            false,
            NettyLoop::start);

    /** How a model opens its door, with the parameters of {@link ServerModel#start}. */
    private interface Opening {
        EchoServer start(InetAddress loopback, int port, int backlog) throws IOException;
    }

    private final String idea;
    private final boolean threadPerConnection;
    // None keeps anything: the enum is as immutable as Error Prone wants, it just can't prove it.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Opening opening;

    ServerModel(String idea, boolean threadPerConnection, Opening opening) {
        this.idea = idea;
        this.threadPerConnection = threadPerConnection;
        this.opening = opening;
    }

    /** What sets this model apart, in a few words. */
    public String idea() {
        return idea;
    }

    /** Why this JVM can't; empty where it can. */
    public Optional<String> refusal() {
        return Optional.empty();
    }

    /** Whether each connection has a kernel thread of its own. */
    public boolean threadPerConnection() {
        return threadPerConnection;
    }

    /**
     * Starts a server.
     *
     * @param loopback an address in 127.0.0.0/8
     * @param port 0 for any that is free
     * @param backlog how many connections may wait to be accepted; the kernel allows no more than net.core.somaxconn
     * @throws IllegalArgumentException if others than this machine could reach the address
     * @throws IllegalStateException if there is a {@link #refusal}
     */
    public EchoServer start(InetAddress loopback, int port, int backlog) throws IOException {
        if (!(loopback instanceof Inet4Address) || !loopback.isLoopbackAddress()) {
            throw new IllegalArgumentException(loopback + " is not in 127.0.0.0/8");
        }
        refusal().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        return opening.start(loopback, port, backlog);
    }
}
