// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Keeps some requests on their way: the next is sent when an answer comes. */
final class ClosedLoop {
    private final Receiver receiver;
    private final int inFlight;
    private final Queue<Connection> turns;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(RequestLine.BYTES);
    private final long startedNs;
    private final RequestCounter tally;
    private long sent;

    private ClosedLoop(List<Connection> connections, Receiver receiver, int inFlight, boolean again) {
        this.receiver = receiver;
        this.inFlight = inFlight;
        this.turns = new ArrayDeque<>(connections);
        turns.removeIf(connection -> connection.state() != ConnectionState.IDLE);
        this.startedNs = System.nanoTime();
        this.tally = new RequestCounter(startedNs, connections.size() - turns.size(), connection -> {
            if (again || connection.sentNs() - startedNs < 0) {
                turns.add(connection);
            }
        });
    }

    /** Asks once on each connection, and waits for the answers. */
    static Answers once(List<Connection> connections, Receiver receiver, int inFlight, Duration longest)
            throws IOException {
        ClosedLoop loop = new ClosedLoop(connections, receiver, inFlight, false);
        long untilNs = loop.startedNs + longest.toNanos();
        loop.run(untilNs, untilNs);
        return loop.tally.answers(loop.sent);
    }

    /** Asks on one connection after the other, each in turn, for a time; then waits for the answers. */
    static LoadResult again(List<Connection> connections, Receiver receiver, int inFlight, Duration length)
            throws IOException {
        ClosedLoop loop = new ClosedLoop(connections, receiver, inFlight, true);
        long askUntilNs = loop.startedNs + length.toNanos();
        loop.run(askUntilNs, askUntilNs + LoadResult.graceNs(length));
        long now = System.nanoTime();
        connections.forEach(connection -> loop.tally.unanswered(connection, now));
        return loop.tally.load(loop.sent, 0);
    }

    private void run(long askUntilNs, long untilNs) throws IOException {
        long now = System.nanoTime();
        while (now - untilNs < 0) {
            if (now - askUntilNs < 0) {
                ask();
            }
            boolean nothingToAsk = now - askUntilNs >= 0 || (turns.isEmpty() && tally.late() == 0);
            if (sent == tally.done() && nothingToAsk) {
                return;
            }
            receiver.await(now - askUntilNs < 0 ? askUntilNs : untilNs, tally);
            now = System.nanoTime();
        }
    }

    private void ask() {
        while (sent - tally.done() < inFlight && !turns.isEmpty()) {
            long now = System.nanoTime();
            if (turns.remove().ask(now, scratch)) {
                sent++;
            }
        }
    }
}
