// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

/** How a connection ended. */
enum Ending {
    /** The other side closed or reset it. */
    CLOSED,
    /** What came back was not what was sent. Nobody knows where its next line begins, so it was reset. */
    WRONG
}
