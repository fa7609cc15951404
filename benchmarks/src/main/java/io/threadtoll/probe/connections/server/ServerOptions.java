// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.threadtoll.jvm.JvmCommand;
import java.util.List;

/**
 * How a server is started.
 *
 * @param backlog how many connections may wait to be accepted; the kernel allows no more than net.core.somaxconn
 * @param jvm its JVM
 */
public record ServerOptions(int backlog, JvmCommand jvm) {
    private static final int BACKLOG = 4_096;

    /** What every measurement uses: the heap shrinks to what is alive at each full collection. */
    public static ServerOptions standard() {
        return of(List.of("-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10"));
    }

    /** The same with other flags. */
    public static ServerOptions of(List<String> jvmFlags) {
        return new ServerOptions(
                BACKLOG, JvmCommand.ofThisJdk().withFlags(jvmFlags).withOneMallocArena());
    }

    /** The same behind another command, such as one that lowers a limit. */
    public ServerOptions withPrefix(List<String> command) {
        return new ServerOptions(backlog, jvm.withPrefix(command));
    }
}
