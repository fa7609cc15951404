// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.threadtoll.jvm.VirtualThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntFunction;

/** A thread for each connection, which blocks until there is something to read; one more lets the newcomers in. */
final class BlockingServer implements EchoServer {
    private final ConnectionCounter tally = new ConnectionCounter();
    private final Map<SocketChannel, Thread> open = new ConcurrentHashMap<>();
    private final ThreadFactory threads;
    private final IntFunction<ByteBuffer> memory;
    private final FrontDoor door;
    private final Selector newcomers;
    private final Thread acceptor = new Thread(this::accept, "accept");
    private volatile boolean closing;

    private BlockingServer(
            ThreadFactory threads, IntFunction<ByteBuffer> memory, InetAddress address, int port, int backlog)
            throws IOException {
        this.threads = threads;
        this.memory = memory;
        newcomers = Selector.open();
        try {
            door = FrontDoor.open(address, port, backlog, tally);
        } catch (IOException | RuntimeException e) {
            newcomers.close();
            throw e;
        }
        door.register(newcomers);
    }

    /**
     * On platform threads. Their buffers are outside the heap: for one inside it the JDK would copy through a buffer
     * outside, and keep that and a table of 1,024 more for each thread (sun.nio.ch.Util.BufferCache).
     *
     * @param stackBytes the size of a thread's stack; 0 for what the JVM takes by itself
     */
    static EchoServer onPlatformThreads(long stackBytes, InetAddress address, int port, int backlog)
            throws IOException {
        return new BlockingServer(
                        task -> platformThread(task, stackBytes), ByteBuffer::allocateDirect, address, port, backlog)
                .start();
    }

    /** On virtual threads. Their buffers are in the heap; the JDK's copies belong to the few threads that carry them. */
    static EchoServer onVirtualThreads(InetAddress address, int port, int backlog) throws IOException {
        return new BlockingServer(VirtualThreads.factory(), ByteBuffer::allocate, address, port, backlog).start();
    }

    private static Thread platformThread(Runnable task, long stackBytes) {
        Thread thread = new Thread(null, task, "connection", stackBytes, false);
        thread.setDaemon(true);
        return thread;
    }

    private EchoServer start() {
        acceptor.setDaemon(true);
        acceptor.start();
        return this;
    }

    private void accept() {
        try (door;
                newcomers) {
            while (!closing) {
                newcomers.select();
                newcomers.selectedKeys().clear();
                for (Optional<SocketChannel> next = door.next(); next.isPresent(); next = door.next()) {
                    admit(next.get());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the listening socket failed", e);
        }
    }

    private void admit(SocketChannel channel) {
        try {
            Thread thread = threads.newThread(() -> serve(channel));
            open.put(channel, thread);
            thread.start();
        } catch (OutOfMemoryError e) {
            // What Thread.start throws when the kernel has no more threads for this process.
            tally.refused(e.getMessage());
            end(channel);
        }
    }

    private void serve(SocketChannel channel) {
        try {
            if (!BlockingEcho.echo(channel, memory)) {
                tally.refused(LineFraming.OVERLONG);
            }
        } catch (IOException gone) {
            // The peer went away, or the server is closing: either way nobody is left to tell.
        } catch (OutOfMemoryError e) {
            tally.refused(e.getMessage());
        } finally {
            end(channel);
        }
    }

    private void end(SocketChannel channel) {
        Endings.close(channel);
        open.remove(channel);
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
        newcomers.wakeup();
        Endings.join(acceptor);
        Map<SocketChannel, Thread> last = Map.copyOf(open);
        last.keySet().forEach(Endings::close);
        last.values().forEach(Endings::join);
    }
}
