// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * One thread for all connections, which waits in a selector (epoll(7)) until one of them is ready. It reads into one
 * buffer; a connection has a {@link Leftover} of its own only while a line is unfinished or the peer is slow to read.
 */
final class SelectorLoop implements EchoServer {
    /** Bytes read at once behind an unfinished line; also the most that is kept for a peer that doesn't read. */
    private static final int READ = 65_536;

    /** Newcomers let in before the others have their turn. */
    private static final int AT_ONCE = 64;

    private final ConnectionCounter tally = new ConnectionCounter();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(LineFraming.LONGEST + READ);
    private final Selector selector;
    private final FrontDoor door;
    private final Thread loop = new Thread(this::run, "selector-loop");
    private volatile boolean closing;

    private SelectorLoop(InetAddress address, int port, int backlog) throws IOException {
        selector = Selector.open();
        try {
            door = FrontDoor.open(address, port, backlog, tally);
        } catch (IOException | RuntimeException e) {
            selector.close();
            throw e;
        }
        door.register(selector);
    }

    static EchoServer start(InetAddress address, int port, int backlog) throws IOException {
        SelectorLoop server = new SelectorLoop(address, port, backlog);
        server.loop.setDaemon(true);
        server.loop.start();
        return server;
    }

    private void run() {
        try (door;
                selector) {
            while (!closing) {
                selector.select(this::serve);
            }
            selector.keys().forEach(key -> Endings.close(key.channel()));
        } catch (IOException e) {
            throw new UncheckedIOException("the selector failed", e);
        }
    }

    private void serve(SelectionKey key) {
        if (!(key.channel() instanceof SocketChannel channel)) {
            admit();
            return;
        }
        try {
            if (key.isReadable()) {
                read(key, channel);
            } else {
                drain(key, channel);
            }
        } catch (IOException gone) {
            end(channel);
        } catch (OutOfMemoryError e) {
            tally.refused(e.getMessage());
            end(channel);
        }
    }

    private void admit() {
        try {
            Optional<SocketChannel> next = door.next();
            for (int let = 1; next.isPresent(); let++) {
                SocketChannel channel = next.get();
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ);
                next = let < AT_ONCE ? door.next() : Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the listening socket failed", e);
        }
    }

    private void read(SelectionKey key, SocketChannel channel) throws IOException {
        bytes.clear();
        if (key.attachment() instanceof Leftover before) {
            bytes.put(before.line());
        }
        int searched = bytes.position();
        boolean last = channel.read(bytes) < 0;
        int end = last ? searched : LineFraming.end(bytes, searched);
        boolean overlong = LineFraming.isOverlong(bytes, end);
        int filled = bytes.position();
        bytes.limit(end).position(0);
        channel.write(bytes);
        if (overlong) {
            tally.refused(LineFraming.OVERLONG);
            end(channel);
            return;
        }
        keep(key, bytes.duplicate().limit(filled).position(end), bytes, last);
    }

    private void drain(SelectionKey key, SocketChannel channel) throws IOException {
        Leftover left = (Leftover) key.attachment();
        channel.write(left.unsent());
        if (!left.unsent().hasRemaining()) {
            keep(key, left.line(), left.unsent(), left.last());
        }
    }

    /** Keeps what a connection has left, and waits for what it needs next. */
    private void keep(SelectionKey key, ByteBuffer line, ByteBuffer unsent, boolean last) {
        boolean sent = !unsent.hasRemaining();
        if (sent && last) {
            end((SocketChannel) key.channel());
            return;
        }
        boolean idle = sent && !line.hasRemaining();
        key.attach(idle ? null : Leftover.copy(line, unsent, last));
        int next = sent ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
        if (key.interestOps() != next) {
            key.interestOps(next);
        }
    }

    private void end(SocketChannel channel) {
        Endings.close(channel);
        tally.closed();
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public ServerCounts counts() {
        return tally.counts();
    }

    @Override
    public void close() {
        closing = true;
        selector.wakeup();
        Endings.join(loop);
    }
}
