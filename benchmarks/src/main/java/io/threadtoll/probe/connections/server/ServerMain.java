// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.threadtoll.jvm.ParentJvm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The JVM of a server. It prints a {@link ServerStatus} when it listens, and another one for each line {@code status} or,
 * after a full collection, {@code collect} on its standard input. It ends with {@code stop} or with its input, so that it
 * never outlives its parent.
 */
public final class ServerMain {
    private ServerMain() {}

    /** Serves as the model that is the first argument, with the backlog that is the second one. */
    public static void main(String[] args) throws IOException, InterruptedException {
        // A server that has lost a thread isn't what is measured any more.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        });
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        ServerModel model = ServerModel.valueOf(args[0]);
        rehearse(model, loopback);
        try (EchoServer server = model.start(loopback, 0, Integer.parseInt(args[1]))) {
            ParentJvm.tell(status(server));
            ParentJvm.obey(command -> answer(command, server));
        }
        // An event loop's library may keep a thread for a while.
        System.exit(0);
    }

    /**
     * Goes once through what a server does, with another server of the same model. Later there may be no descriptor left
     * to load a class with, and a thread that meets its first reset or its first refusal then would fail.
     */
    private static void rehearse(ServerModel model, InetAddress loopback) throws IOException {
        try (EchoServer server = model.start(loopback, 0, 1);
                SocketChannel client = SocketChannel.open(new InetSocketAddress(loopback, server.port()))) {
            client.write(ByteBuffer.wrap("a line\nand an unfinished one".getBytes(StandardCharsets.US_ASCII)));
            client.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(LineFraming.LONGEST);
            while (client.read(answer) >= 0) {
                answer.clear();
            }
        }
    }

    private static ServerStatus answer(String command, EchoServer server) throws IOException {
        switch (command) {
            case "status" -> {}
            case "collect" -> System.gc();
            default -> throw new IOException("no such command: " + command);
        }
        return status(server);
    }

    private static ServerStatus status(EchoServer server) {
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        HeapRange heap = HeapRange.ofThisJvm();
        return new ServerStatus(
                server.port(), ProcessHandle.current().pid(), server.counts(), used, heap.from(), heap.to());
    }
}
