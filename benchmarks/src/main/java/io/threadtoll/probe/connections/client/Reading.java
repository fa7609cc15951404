// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

/** What some bytes that came in make of the request on its way. */
enum Reading {
    /** All right so far, and not all there. */
    PART,
    /** The answer is whole, and equals the request. */
    ANSWER,
    /** The other side has closed the connection. */
    END,
    /** A byte differs, or there is one that nobody asked for. */
    WRONG
}
