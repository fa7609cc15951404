// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.Closeable;

/**
 * A server that sends every line back as it came.
 *
 * <p>A line ends with {@code '\n'} and has at most {@value LineFraming#LONGEST} bytes, that one included; a connection with a
 * longer one is cut off. When the peer has sent its last byte, an unfinished line goes back as well and the connection
 * is closed.
 */
public interface EchoServer extends Closeable {
    /** The port it listens on. */
    int port();

    /** What has come in so far. */
    ServerCounts counts();

    /** Ends every connection and every thread it made. */
    @Override
    void close();
}
