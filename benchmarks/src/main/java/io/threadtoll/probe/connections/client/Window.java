// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.time.Duration;

/**
 * When a load's requests are due, in terms of System.nanoTime.
 *
 * @param startNs its begin
 * @param endNs when no more become due
 * @param graceEndNs until when answers count
 */
record Window(long startNs, long endNs, long graceEndNs) {
    /** A window that begins at a time. */
    static Window of(long startNs, Duration length) {
        long endNs = startNs + length.toNanos();
        return new Window(startNs, endNs, endNs + LoadResult.graceNs(length));
    }
}
