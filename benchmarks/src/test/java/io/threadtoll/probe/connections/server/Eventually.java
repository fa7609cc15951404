// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.util.concurrent.Callable;

/** Waits for a state that a server or the kernel reaches soon, however busy the machine is. */
final class Eventually {
    private static final long LIMIT_NS = 10_000_000_000L;

    private Eventually() {}

    static void holds(String what, Callable<Boolean> state) throws Exception {
        long deadline = System.nanoTime() + LIMIT_NS;
        while (!state.call()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("still not so: " + what);
            }
            Thread.sleep(1);
        }
    }
}
