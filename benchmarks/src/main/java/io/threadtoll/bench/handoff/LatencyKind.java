// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import java.util.Locale;

/** The latencies that are recorded one by one, in ns. */
enum LatencyKind {
    /** From a holder's last act before it unlocks to the first act inside of a waiter that slept. */
    WAKE,
    /** The same between any two threads that follow one another inside. */
    HANDOFF,
    /** From when a thread really asked for the lock to its first act inside. */
    SERVICE,
    /** From when it was meant to ask for the lock to its first act inside. */
    RESPONSE,
    /** How late a thread that slept until it was meant to ask did so: the timer and the scheduler, not the lock. */
    TIMER;

    /** What its histogram is called. */
    String histogram() {
        return name().toLowerCase(Locale.ROOT);
    }
}
