// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

/** What becomes of the requests; called by the thread that receives. */
interface ConnectionListener {
    /** How a connection ended. */
    enum Ending {
        /** The other side closed or reset it. */
        CLOSED,
        /** What came back was not what was sent. Nobody knows where its next line begins, so it was reset. */
        WRONG
    }

    /** The server's kernel has taken a connection that was still on its way there. */
    default void connected(Connection connection) {}

    /** The answer is here, whole and right, and the connection is idle again. */
    void answered(Connection connection, long nowNs);

    /**
     * A connection has ended.
     *
     * @param asked whether a request was on its way
     * @param why how it ended, in words
     */
    void ended(Connection connection, Ending ending, boolean asked, long nowNs, String why);
}
