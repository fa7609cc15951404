// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.Closeable;
import java.io.IOException;

/** How a connection and a thread are ended where nothing can be done if that fails. */
final class Endings {
    private Endings() {}

    static void close(Closeable channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // close(2) gives the descriptor back whatever it returns.
        }
    }

    /** Waits until a thread has ended; an interrupt is kept for the caller. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
