// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server for one connection after the other with a fault, to show that the checks find it. */
final class FaultyEcho implements Closeable {
    enum Fault {
        NONE,
        /** One of the many bytes it echoes is another one. */
        CHANGES_A_BYTE,
        /** What follows the last line is forgotten. */
        FORGETS_UNFINISHED_LINE,
        /** Reads on, although nothing of its answer is taken; it has none, as nobody is there to read it. */
        READS_ON
    }

    private static final int A_BYTE = 12_345;

    private final Fault fault;
    private final ServerSocket listening = new ServerSocket(0, 16, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    private final Thread thread = new Thread(this::serve, "faulty-echo");

    FaultyEcho(Fault fault) throws IOException {
        this.fault = fault;
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                echo(socket);
            } catch (IOException gone) {
                // A check that has found the fault goes away in the middle.
            }
        }
    }

    private void echo(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[65_536];
        long before = 0;
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            if (fault == Fault.CHANGES_A_BYTE && before <= A_BYTE && A_BYTE < before + read) {
                bytes[(int) (A_BYTE - before)] ^= 64;
            }
            before += read;
            boolean line = read > 0 && bytes[read - 1] == '\n';
            if (fault != Fault.READS_ON && (fault != Fault.FORGETS_UNFINISHED_LINE || line)) {
                socket.getOutputStream().write(bytes, 0, read);
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        Endings.join(thread);
    }
}
