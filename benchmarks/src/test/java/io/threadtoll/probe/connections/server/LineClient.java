// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection to a server at 127.0.0.1 whose reads end after ten seconds at most. */
final class LineClient implements Closeable {
    private static final int LONGEST_WAIT_MS = 10_000;

    private final Socket socket;

    LineClient(int port) throws IOException {
        socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_WAIT_MS);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.US_ASCII));
    }

    void send(byte[] bytes) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes);
    }

    void sendEnd() throws IOException {
        socket.shutdownOutput();
    }

    byte[] read(int length) throws IOException {
        return socket.getInputStream().readNBytes(length);
    }

    byte[] readAll() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /** Sends a line and looks whether it comes back. */
    LineClient assertAnswered() throws IOException {
        String line = "is anybody there?\n";
        send(line);
        assertThat(new String(read(line.length()), StandardCharsets.US_ASCII)).isEqualTo(line);
        return this;
    }

    /** Whether a line comes back; not if the connection was or is being closed. */
    boolean isAnswered() {
        try {
            send("\n");
            return read(1).length == 1;
        } catch (IOException reset) {
            return false;
        }
    }

    /** Ends the connection with a reset instead of an orderly end (SO_LINGER, socket(7)). */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
