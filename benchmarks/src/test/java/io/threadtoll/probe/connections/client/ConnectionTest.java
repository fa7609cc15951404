// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One connection, both of whose ends are held by the test. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionTest {
    private static final int ID = 17;
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);

    private final ByteBuffer scratch = ByteBuffer.allocateDirect(RequestLine.BYTES);
    private final List<Connection> answered = new ArrayList<>();
    private final List<Boolean> ended = new ArrayList<>();
    private final ConnectionListener listener = new ConnectionListener() {
        @Override
        public void answered(Connection connection, long nowNs) {
            answered.add(connection);
        }

        @Override
        public void ended(Connection connection, Ending ending, boolean asked, long nowNs, String why) {
            ended.add(asked);
        }
    };

    private Receiver receiver;
    private SocketChannel near;
    private SocketChannel far;
    private Connection connection;

    @BeforeEach
    void connect() throws IOException {
        receiver = new Receiver();
        near = SocketChannel.open(StandardProtocolFamily.INET);
        near.configureBlocking(false);
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
            listener.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            connection =
                    Connection.begin(ID, near, (InetSocketAddress) listener.getLocalAddress(), receiver.selector());
            far = listener.accept();
        }
    }

    @AfterEach
    void close() throws IOException {
        connection.close();
        receiver.close();
        far.close();
    }

    @Test
    void asksAndIsAnswered() throws IOException {
        for (int sequence = 1; sequence < 4; sequence++) {
            assertThat(connection.ask(5, scratch)).isTrue();
            assertThat(connection.state()).isEqualTo(ConnectionState.ASKED);
            echo(sequence);
            await(sequence);
            assertThat(connection.state()).isEqualTo(ConnectionState.IDLE);
        }
        assertThat(connection.intendedNs()).isEqualTo(5);
        assertThat(ended).isEmpty();
    }

    /** The kernel takes no byte of the request before the other end has read what was in the way. */
    @Test
    void writesTheRestWhenTheKernelHasRoom() throws IOException {
        long inTheWay = fill();
        assertThat(connection.ask(0, scratch)).isTrue();

        skip(inTheWay);
        echo(1);
        await(1);
        assertThat(near.keyFor(receiver.selector()).interestOps()).isEqualTo(SelectionKey.OP_READ);

        assertThat(connection.ask(0, scratch)).isTrue();
        echo(2);
        await(2);
    }

    @Test
    void aByteThatNobodyAskedForEndsIt() throws IOException {
        far.write(ByteBuffer.wrap(new byte[] {'0'}));
        receiver.await(System.nanoTime() + PATIENCE_NS, listener);
        assertThat(ended).containsExactly(false);
        assertThat(connection.ask(0, scratch)).isFalse();
    }

    @Test
    void whoClosesItKnowsWhetherARequestWasOnItsWay() {
        assertThat(connection.close()).isEqualTo(ConnectionState.IDLE);
        assertThat(connection.ask(0, scratch)).isFalse();
        assertThat(connection.close()).isEqualTo(ConnectionState.CLOSED);
    }

    @Test
    void aResetEndsItWithTheRequest() throws IOException {
        connection.ask(0, scratch);
        // The request was not read, so the other end's close is a reset (tcp(7)).
        far.close();
        receiver.await(System.nanoTime() + PATIENCE_NS, listener);
        assertThat(ended).containsExactly(true);
        assertThat(connection.state()).isEqualTo(ConnectionState.CLOSED);
    }

    private long fill() throws IOException {
        ByteBuffer junk = ByteBuffer.allocateDirect(1 << 16);
        long bytes = 0;
        int written;
        do {
            written = near.write(junk.clear());
            bytes += written;
        } while (written > 0);
        return bytes;
    }

    /** Reads what was in the way, and lets the near end write on. */
    private void skip(long bytes) throws IOException {
        ByteBuffer junk = ByteBuffer.allocateDirect(1 << 16);
        long left = bytes;
        while (left > 0) {
            left -= far.read(junk.clear().limit((int) Math.min(left, junk.capacity())));
        }
        receiver.await(System.nanoTime() + PATIENCE_NS, listener);
    }

    private void echo(int sequence) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(RequestLine.BYTES);
        while (line.hasRemaining()) {
            far.read(line);
        }
        ByteBuffer expected = ByteBuffer.allocate(RequestLine.BYTES);
        RequestLine.encode(ID, sequence, 0, expected);
        assertThat(line.flip()).isEqualTo(expected.flip());
        far.write(line);
    }

    private void await(int answers) throws IOException {
        long until = System.nanoTime() + PATIENCE_NS;
        while (answered.size() < answers && System.nanoTime() - until < 0) {
            receiver.await(until, listener);
        }
        assertThat(answered).hasSize(answers);
    }
}
