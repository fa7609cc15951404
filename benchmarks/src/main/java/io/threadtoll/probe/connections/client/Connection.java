// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * One connection, with at most one request on its way. There may be a million: it has no collection and no buffer of
 * its own.
 *
 * <p>Assumes: one thread asks, and has an idle connection for itself until then; one receives and closes; both may be
 * the same. Guarantees: of {@link #ask} and {@link #close} one comes first and both say so, hence a request that was
 * asked is answered or ends with its connection, once.
 */
final class Connection {
    /** What some bytes that came in make of the request on its way. */
    enum Reading {
        /** All right so far, and not all there. */
        PART,
        /** The answer is whole, and equals the request. */
        ANSWER,
        /** The other side has closed the connection. */
        END,
        /** A byte differs, or there is one that nobody asked for. */
        WRONG
    }

    private static final AtomicReferenceFieldUpdater<Connection, ConnectionState> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Connection.class, ConnectionState.class, "state");

    private final int id;
    private final SelectionKey key;

    /** Publishes the fields below: they are written before it becomes ASKED, and read after. */
    private volatile ConnectionState state = ConnectionState.IDLE;

    private int sequence;
    private byte received;
    private byte unwritten;
    private long intendedNs;
    private long sentNs;

    private Connection(int id, SocketChannel channel, Selector selector, int interest) throws IOException {
        this.id = id;
        this.key = channel.register(selector, interest, this);
    }

    /** Begins to connect a non-blocking channel; on loopback it is mostly done on return. */
    static Connection begin(int id, SocketChannel channel, InetSocketAddress server, Selector selector)
            throws IOException {
        boolean connected = channel.connect(server) || channel.finishConnect();
        return new Connection(id, channel, selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
    }

    /** Whether the server's kernel has taken it. */
    boolean isConnected() {
        return channel().isConnected();
    }

    /** Ends connecting: the channel is ready for it. */
    void finishConnect() throws IOException {
        channel().finishConnect();
        key.interestOps(SelectionKey.OP_READ);
    }

    /**
     * Writes the next request.
     *
     * @param intendedNs when it was meant to be sent
     * @param scratch room for a line
     * @return false if the connection had ended before
     */
    boolean ask(long intendedNs, ByteBuffer scratch) {
        this.intendedNs = intendedNs;
        sequence = (sequence + 1) % RequestLine.SEQUENCES;
        received = 0;
        unwritten = RequestLine.BYTES;
        sentNs = System.nanoTime();
        if (!STATE.compareAndSet(this, ConnectionState.IDLE, ConnectionState.ASKED)) {
            return false;
        }
        try {
            if (!write(scratch)) {
                // The kernel is short of memory for sockets: who receives writes the rest when there is some again.
                key.interestOpsOr(SelectionKey.OP_WRITE);
                key.selector().wakeup();
            }
        } catch (IOException | CancelledKeyException ended) {
            // It counts as sent: who receives finds the end with a request on its way.
        }
        return true;
    }

    /** Writes the rest of a request that the kernel did not take whole. */
    void writeRest(ByteBuffer scratch) throws IOException {
        if (write(scratch)) {
            key.interestOpsAnd(~SelectionKey.OP_WRITE);
        }
    }

    /** Reads what has come and compares it with the answer that is due; after a whole one the connection is idle. */
    Reading read(ByteBuffer buffer) throws IOException {
        if (channel().read(buffer.clear()) < 0) {
            return Reading.END;
        }
        buffer.flip();
        int expected = state == ConnectionState.ASKED ? RequestLine.BYTES : received;
        while (buffer.hasRemaining()) {
            if (received == expected || buffer.get() != RequestLine.at(id, sequence, received)) {
                return Reading.WRONG;
            }
            received++;
        }
        if (state != ConnectionState.ASKED || received < RequestLine.BYTES) {
            return Reading.PART;
        }
        state = ConnectionState.IDLE;
        return Reading.ANSWER;
    }

    /** Resets it (tcp(7), SO_LINGER 0 was set), and says what it was up to. The selector's next round frees it. */
    ConnectionState close() {
        ConnectionState before = STATE.getAndSet(this, ConnectionState.CLOSED);
        try {
            channel().close();
        } catch (IOException e) {
            // A socket that is reset has nothing to write out, so close(2) can't fail for it.
            throw new UncheckedIOException(e);
        }
        return before;
    }

    ConnectionState state() {
        return state;
    }

    long intendedNs() {
        return intendedNs;
    }

    long sentNs() {
        return sentNs;
    }

    private boolean write(ByteBuffer scratch) throws IOException {
        scratch.clear();
        RequestLine.encode(id, sequence, RequestLine.BYTES - unwritten, scratch);
        unwritten -= (byte) channel().write(scratch.flip());
        return unwritten == 0;
    }

    private SocketChannel channel() {
        return (SocketChannel) key.channel();
    }
}
