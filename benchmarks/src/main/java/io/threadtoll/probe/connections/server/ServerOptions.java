// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.util.List;

/**
 * How the JVM of a server is started.
 *
 * @param backlog how many connections may wait to be accepted; the kernel allows no more than net.core.somaxconn
 * @param jvmFlags what the JVM is told
 * @param prefix a command that runs the JVM's, which follows it; empty for none
 */
public record ServerOptions(int backlog, List<String> jvmFlags, List<String> prefix) {
    private static final int BACKLOG = 4_096;

    public ServerOptions {
        jvmFlags = List.copyOf(jvmFlags);
        prefix = List.copyOf(prefix);
    }

    /** What every measurement uses: the heap shrinks to what is alive at each full collection. */
    public static ServerOptions standard() {
        return new ServerOptions(BACKLOG, List.of("-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10"), List.of());
    }

    /** The same with other flags. */
    public ServerOptions withJvmFlags(List<String> flags) {
        return new ServerOptions(backlog, flags, prefix);
    }

    /** The same behind another command, such as one that lowers a limit. */
    public ServerOptions withPrefix(List<String> command) {
        return new ServerOptions(backlog, jvmFlags, command);
    }
}
