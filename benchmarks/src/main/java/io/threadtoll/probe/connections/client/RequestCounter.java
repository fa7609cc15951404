// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import io.threadtoll.model.Histograms;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * Counts what becomes of the requests of one load, and how long they took. Used by one thread.
 *
 * <p>An answer to a request from before the load only frees its connection: it is counted nowhere.
 */
final class RequestCounter implements ConnectionListener {
    private final Histogram response = Histograms.create();
    private final Histogram service = Histograms.create();
    private final Consumer<Connection> free;
    private final long startedNs;
    private long answered;
    private long wrong;
    private long closed;
    private long lost;
    private long late;
    private long answeredNs;

    /**
     * Begins.
     *
     * @param late how many connections still wait for an answer from before this load
     * @param free gets each connection that is idle again
     */
    RequestCounter(long startedNs, long late, Consumer<Connection> free) {
        this.startedNs = startedNs;
        this.late = late;
        this.answeredNs = startedNs;
        this.free = free;
    }

    @Override
    public void answered(Connection connection, long nowNs) {
        if (isOurs(connection)) {
            answered++;
            answeredNs = nowNs;
            record(connection, nowNs);
        } else {
            late--;
        }
        free.accept(connection);
    }

    @Override
    public void ended(Connection connection, Ending ending, boolean asked, long nowNs, String why) {
        switch (ending) {
            case CLOSED -> closed++;
            case WRONG -> wrong++;
        }
        if (asked && isOurs(connection)) {
            lost++;
            record(connection, nowNs);
        } else if (asked) {
            late--;
        }
    }

    /** A request that is still on its way at the end: it counts as long as it was waited for. */
    void unanswered(Connection connection, long nowNs) {
        if (connection.state() == ConnectionState.ASKED && isOurs(connection)) {
            record(connection, nowNs);
        }
    }

    /** A request that was due and could not be sent. */
    void unsent(long waitedNs) {
        record(response, waitedNs);
    }

    /** Whether the latest request of a connection belongs to this load. */
    boolean isOurs(Connection connection) {
        return connection.sentNs() - startedNs >= 0;
    }

    /** How many requests of this load are no longer on their way. */
    long done() {
        return answered + lost;
    }

    /** How many connections still wait for an answer from before this load. */
    long late() {
        return late;
    }

    /** How many connections have ended during it. */
    long ended() {
        return wrong + closed;
    }

    Answers answers(long asked) {
        return new Answers((int) asked, (int) answered, (int) wrong, (int) closed, answeredNs - startedNs);
    }

    LoadResult load(long sent, long longestBehindNs) {
        return new LoadResult(
                response, service, sent, answered, wrong, closed, answeredNs - startedNs, longestBehindNs);
    }

    private void record(Connection connection, long nowNs) {
        record(response, nowNs - connection.intendedNs());
        record(service, nowNs - connection.sentNs());
    }

    private static void record(Histogram histogram, long ns) {
        histogram.recordValue(Math.min(ns, Histograms.LONGEST_NS));
    }
}
