// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Goes once through what a server does, with another server of the same model. Later there may be no descriptor left to
 * load a class with, and a thread that meets its first reset or its first refusal then would fail.
 */
final class Rehearsal {
    private Rehearsal() {}

    static void of(ServerModel model, InetAddress loopback) throws IOException {
        try (EchoServer server = model.start(loopback, 0, 1);
                SocketChannel client = SocketChannel.open(new InetSocketAddress(loopback, server.port()))) {
            client.write(ByteBuffer.wrap("a line\nand an unfinished one".getBytes(StandardCharsets.US_ASCII)));
            client.shutdownOutput();
            ByteBuffer answer = ByteBuffer.allocate(Lines.LONGEST);
            while (client.read(answer) >= 0) {
                answer.clear();
            }
        }
    }
}
