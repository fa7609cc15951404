// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server with blocking sockets and a thread for each connection, on 127.0.0.1. */
final class SmallServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Manners manners;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<InetSocketAddress> peers = ConcurrentHashMap.newKeySet();

    SmallServer(Manners manners) throws IOException {
        this.manners = manners;
        this.listener =
                new ServerSocket(0, 2 * Opening.MOST_PENDING, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Where all connections so far came from. */
    Set<InetSocketAddress> peers() {
        return peers;
    }

    /** Connections whose thread has not ended. */
    int open() {
        return sockets.size();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                peers.add((InetSocketAddress) socket.getRemoteSocketAddress());
                start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            manners.serve(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException reset) {
            // How this client says goodbye.
        } finally {
            sockets.remove(socket);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "small-server");
        thread.setDaemon(true);
        thread.start();
    }
}
