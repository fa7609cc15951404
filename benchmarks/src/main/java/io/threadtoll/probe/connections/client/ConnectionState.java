// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

/** What a connection is up to. */
enum ConnectionState {
    /** Nothing is on its way: the next request may be written. */
    IDLE,
    /** A request is written, or about to be, and its answer has not come whole. */
    ASKED,
    /** It has ended, and stays so. */
    CLOSED
}
