// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends at a rate that doesn't depend on the answers. A second thread sends; the caller's receives.
 *
 * <p>The connections take turns in a random order that the seed fixes. One whose answer is late misses its turn, and
 * comes last when the answer is there.
 */
final class OpenLoopLoad {
    /** For the sender's thread to be there before the first request is due. */
    private static final long STARTING_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final List<Connection> connections;
    private final Receiver receiver;
    private final Window window;
    private final RequestCounter tally;
    private final Sender sender;

    OpenLoopLoad(
            List<Connection> connections,
            Receiver receiver,
            Arrivals arrivals,
            double perSecond,
            Duration length,
            long seed) {
        this.connections = connections;
        this.receiver = receiver;
        ArrivalTimes times = arrivals.times(perSecond, seed);
        BlockingQueue<Connection> turns = turns(connections, seed);
        this.window = Window.of(System.nanoTime() + STARTING_NS, length);
        this.tally = new RequestCounter(window.startNs(), connections.size() - turns.size(), turns::add);
        this.sender = new Sender(turns, times, window, receiver::wakeUp);
    }

    /** Sends and receives; once. */
    LoadResult run() throws IOException {
        Thread thread = new Thread(sender, "echo-sender");
        thread.setDaemon(true);
        thread.start();
        try {
            receive(thread);
        } finally {
            end(thread);
        }
        long now = System.nanoTime();
        connections.forEach(connection -> tally.unanswered(connection, now));
        sender.unsent(now, tally::unsent);
        return tally.load(sender.sent(), sender.longestBehindNs());
    }

    private void receive(Thread thread) throws IOException {
        while (System.nanoTime() - window.graceEndNs() < 0) {
            if (sender.isFinished() && sender.sent() == tally.done()) {
                return;
            }
            if (tally.ended() == connections.size()) {
                thread.interrupt();
            }
            receiver.await(window.graceEndNs(), tally);
        }
    }

    private static void end(Thread thread) throws InterruptedIOException {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted while the sender ended");
        }
    }

    private static BlockingQueue<Connection> turns(List<Connection> connections, long seed) {
        List<Connection> order = new ArrayList<>(connections);
        Collections.shuffle(order, new Random(seed));
        order.removeIf(connection -> connection.state() != ConnectionState.IDLE);
        BlockingQueue<Connection> turns = new ArrayBlockingQueue<>(Math.max(1, connections.size()));
        turns.addAll(order);
        return turns;
    }
}
