// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the connections of one server, from any thread. Each reason for a refusal is said once on standard error. */
final class ConnectionCounter {
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private volatile String refusal = "";

    void opened() {
        accepted.incrementAndGet();
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    /** Counts a connection that is closed for a reason of the server's own. */
    void refused(String reason) {
        refusal = reason;
        refused.incrementAndGet();
        if (said.add(reason)) {
            System.err.println("threadtoll server: a connection was refused: " + reason);
        }
    }

    ServerCounts counts() {
        // The count before its reason: a count that is above zero then always has one.
        long counted = refused.get();
        return new ServerCounts(accepted.get(), open.get(), counted, refusal);
    }
}
