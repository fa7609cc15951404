// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.threadtoll.jvm.ChildJvm;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A server in a JVM of its own, of the same JDK and class path as this one. For one thread. */
public final class ServerProcess implements Closeable {
    private final ChildJvm jvm;
    private final ServerStatus first;

    private ServerProcess(ChildJvm jvm, ServerStatus first) {
        this.jvm = jvm;
        this.first = first;
    }

    /**
     * Starts a server on 127.0.0.1 and waits until it listens.
     *
     * @throws IOException if it can't, with what it said on standard error
     */
    public static ServerProcess start(ServerModel model, ServerOptions options) throws IOException {
        ChildJvm jvm = options.jvm()
                .talkTo("server", ServerMain.class, List.of(model.name(), String.valueOf(options.backlog())));
        try {
            return new ServerProcess(jvm, jvm.answer(ServerStatus.class));
        } catch (IOException | RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    /** Where it listens. */
    public int port() {
        return first.port();
    }

    /** Its process id. */
    public long pid() {
        return first.pid();
    }

    /** How it is now. */
    public ServerStatus status() throws IOException {
        return jvm.ask("status", ServerStatus.class);
    }

    /** How it is after a full collection. */
    public ServerStatus collect() throws IOException {
        return jvm.ask("collect", ServerStatus.class);
    }

    /** The last lines that it said on standard error. */
    public String complaints() {
        return jvm.complaints();
    }

    /** Tells the server to stop, and kills it if it doesn't. */
    @Override
    public void close() {
        jvm.close();
    }
}
