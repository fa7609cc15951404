// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.threadtoll.journal.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/**
 * The JVM of a server. It prints a {@link ServerStatus} when it listens, and another one for each line {@code status} or,
 * after a full collection, {@code collect} on its standard input. It ends with {@code stop} or with its input, so that it
 * never outlives its parent.
 */
public final class ServerMain {
    private ServerMain() {}

    /** Serves as the model that is the first argument, with the backlog that is the second one. */
    public static void main(String[] args) throws IOException {
        // A server that has lost a thread isn't what is measured any more.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ServerModel model = ServerModel.valueOf(args[0]);
        Rehearsal.of(model, loopback);
        try (EchoServer server = model.start(loopback, 0, Integer.parseInt(args[1]))) {
            answer(server);
            obey(server);
        }
        // An event loop's library may keep a thread for a while.
        System.exit(0);
    }

    private static void obey(EchoServer server) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String command = commands.readLine(); command != null; command = commands.readLine()) {
            switch (command) {
                case "status" -> answer(server);
                case "collect" -> {
                    System.gc();
                    answer(server);
                }
                case "stop" -> {
                    return;
                }
                default -> throw new IOException("no such command: " + command);
            }
        }
    }

    private static void answer(EchoServer server) throws IOException {
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        HeapRange heap = HeapRange.ofThisJvm();
        ServerStatus status = new ServerStatus(
                server.port(), ProcessHandle.current().pid(), server.counts(), used, heap.from(), heap.to());
        System.out.println(Json.MAPPER.writeValueAsString(status));
        System.out.flush();
    }
}
