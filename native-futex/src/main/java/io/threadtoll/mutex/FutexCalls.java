// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

/**
 * System calls a futex lock has made, counted where it makes them, and how often it came to that.
 *
 * @param waits FUTEX_WAIT calls, those that came back at once with EAGAIN included
 * @param wakes FUTEX_WAKE calls, those that found nobody included
 * @param slowPaths attempts to lock that did not get in at the first try, whatever they went on to do: each attempt
 *     counts once, however often it then slept
 */
public record FutexCalls(long waits, long wakes, long slowPaths) {
    /** Nothing yet. */
    public static final FutexCalls NONE = new FutexCalls(0, 0, 0);

    /** Calls of both sorts. */
    public long total() {
        return waits + wakes;
    }

    /** What was counted between an earlier reading and this one. */
    public FutexCalls since(FutexCalls earlier) {
        return new FutexCalls(waits - earlier.waits, wakes - earlier.wakes, slowPaths - earlier.slowPaths);
    }
}
