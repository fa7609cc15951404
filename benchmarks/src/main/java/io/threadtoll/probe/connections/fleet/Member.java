// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.fleet;

import io.threadtoll.jvm.ChildJvm;
import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.probe.connections.client.Answers;
import io.threadtoll.probe.connections.client.Opened;
import io.threadtoll.probe.connections.server.ServerModel;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A server and its client, each a small JVM, with as many connections between them as their file limits allow. */
final class Member implements Closeable {
    /**
     * What a member of the fleet says of itself after a full collection of both of its JVMs.
     *
     * @param serverRssBytes resident memory of its server
     * @param serverPssBytes the same with shared pages divided among those who share them
     * @param clientRssBytes resident memory of its client, which is its own JVM
     */
    record Status(long serverRssBytes, long serverPssBytes, long clientRssBytes) {}

    static final String OPEN = "open ";
    static final String ASK = "ask";
    static final String STATUS = "status";

    /** The fleet has many JVMs: each gets a heap for its own connections only, and no compiler that needs a lot. */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-Xms16m",
            "-Xmn8m",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=24m");

    private final ChildJvm jvm;

    private Member(ChildJvm jvm) {
        this.jvm = jvm;
    }

    static Member start(ServerModel model) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(model.name()));
        arguments.addAll(SMALL);
        JvmCommand small = JvmCommand.ofThisJdk().withFlags(SMALL).withOneMallocArena();
        return new Member(small.talkTo("fleet's member", MemberMain.class, arguments));
    }

    /** Opens connections, each of them answered once. */
    Opened open(int connections) throws IOException {
        return jvm.ask(OPEN + connections, Opened.class);
    }

    /** Asks every open connection once more. */
    Answers ask() throws IOException {
        return jvm.ask(ASK, Answers.class);
    }

    /** What its two JVMs hold. */
    Status status() throws IOException {
        return jvm.ask(STATUS, Status.class);
    }

    @Override
    public void close() {
        jvm.close();
    }
}
