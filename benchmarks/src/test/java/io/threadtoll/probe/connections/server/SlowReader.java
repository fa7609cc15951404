// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.ProcFs;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Random;

/** A peer that sends and doesn't read until the server stops taking. */
final class SlowReader implements Closeable {
    /** Long for the loopback interface, whose peers take what they want in microseconds. */
    private static final long QUIET_MS = 300;

    private static final int OWN_BUFFER = 65_536;

    /** What a server may hold of its own, beside what the kernel holds. */
    private static final int OF_THE_SERVER = 1 << 20;

    /** More than can be on its way. */
    private static final byte[] SENT = lines(mostHeld() + (8 << 20));

    private final SocketChannel channel = SocketChannel.open();
    private int taken;

    SlowReader(int port) throws IOException {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, OWN_BUFFER);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, OWN_BUFFER);
        channel.connect(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
    }

    /** Bytes that are on their way at most: two sockets of the server's (tcp(7)), two of the peer's, and the server. */
    private static int mostHeld() {
        return largest("/proc/sys/net/ipv4/tcp_rmem")
                + largest("/proc/sys/net/ipv4/tcp_wmem")
                + 4 * OWN_BUFFER
                + OF_THE_SERVER;
    }

    private static int largest(String path) {
        return Integer.parseInt(ProcFs.read(path).strip().split("\\s+", 3)[2]);
    }

    private static byte[] lines(int length) {
        byte[] lines = new byte[length];
        new Random(length).nextBytes(lines);
        for (int at = 0; at < length; at++) {
            if (at % 1_000 == 999) {
                lines[at] = '\n';
            } else if (lines[at] == '\n') {
                lines[at] = 0;
            }
        }
        return lines;
    }

    /** Sends until the server doesn't take more, which it must do before it holds much. */
    SlowReader assertHeldBack() throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            ByteBuffer bytes = ByteBuffer.wrap(SENT);
            while (bytes.hasRemaining() && selector.select(key -> write(bytes), QUIET_MS) > 0) {
                taken = bytes.position();
            }
            taken = bytes.position();
        }
        channel.configureBlocking(true);
        assertThat(taken).as("bytes taken from a peer that doesn't read").isLessThanOrEqualTo(mostHeld());
        return this;
    }

    private void write(ByteBuffer bytes) {
        try {
            channel.write(bytes);
        } catch (IOException e) {
            throw new AssertionError("the connection broke after " + bytes.position() + " bytes", e);
        }
    }

    /** Reads at last: all that was taken is there, and then the end. */
    void assertAllComesBack() throws IOException {
        channel.shutdownOutput();
        ByteBuffer received = ByteBuffer.allocate(taken + 1);
        while (received.hasRemaining() && channel.read(received) >= 0) {
            assertThat(received.position()).isLessThanOrEqualTo(taken);
        }
        EchoChecks.assertSame(
                Arrays.copyOf(received.array(), received.position()),
                Arrays.copyOf(SENT, taken),
                "sent without reading");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
