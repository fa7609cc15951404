// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

/**
 * System calls a futex lock has made, counted where it makes them.
 *
 * @param waits FUTEX_WAIT calls, those that came back at once with EAGAIN included
 * @param wakes FUTEX_WAKE calls, those that found nobody included
 */
public record FutexCalls(long waits, long wakes) {
    /** Calls of both sorts. */
    public long total() {
        return waits + wakes;
    }
}
