// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.threadtoll.jvm.VirtualThreads;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/** The register of ways to serve many connections: a line each. Tests and the ramp go over it. */
public enum ServerModel {
    PLATFORM_THREADS("a kernel thread a connection, with the JVM's own stack size"),
    PLATFORM_THREADS_256_KIB("a kernel thread a connection, with a stack of 256 KiB"),
    PLATFORM_THREADS_8_MIB("a kernel thread a connection, with a stack of 8 MiB, as the article has it"),
    VIRTUAL_THREADS("a virtual thread a connection (JDK 21 and later)"),
    SELECTOR_LOOP("one thread for all, in java.nio's selector"),
    NETTY_LOOP("one thread for all, in Netty's event loop: its epoll transport where that loads, else java.nio");

    private static final long KIB = 1_024;

    private final String idea;

    ServerModel(String idea) {
        this.idea = idea;
    }

    /** What sets this model apart, in a few words. */
    public String idea() {
        return idea;
    }

    /** Why this JVM can't; empty where it can. */
    public Optional<String> refusal() {
        return this == VIRTUAL_THREADS ? VirtualThreads.refusal() : Optional.empty();
    }

    /** Whether each connection has a kernel thread of its own. */
    public boolean threadPerConnection() {
        return switch (this) {
            case PLATFORM_THREADS, PLATFORM_THREADS_256_KIB, PLATFORM_THREADS_8_MIB -> true;
            case VIRTUAL_THREADS, SELECTOR_LOOP, NETTY_LOOP -> false;
        };
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
        return switch (this) {
            case PLATFORM_THREADS -> ThreadPerConnection.onPlatformThreads(0, loopback, port, backlog);
            case PLATFORM_THREADS_256_KIB -> ThreadPerConnection.onPlatformThreads(256 * KIB, loopback, port, backlog);
            case PLATFORM_THREADS_8_MIB ->
                ThreadPerConnection.onPlatformThreads(8 * KIB * KIB, loopback, port, backlog);
            case VIRTUAL_THREADS -> ThreadPerConnection.onVirtualThreads(loopback, port, backlog);
            case SELECTOR_LOOP -> SelectorLoop.start(loopback, port, backlog);
            case NETTY_LOOP -> NettyLoop.start(loopback, port, backlog);
        };
    }
}
