// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import io.threadtoll.linux.TimerSlack;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Sends requests when they are due, whatever became of those before. One that finds no idle connection waits for one,
 * and those after it are late with it; their intended times stay where they were.
 */
final class Sender implements Runnable {
    private final BlockingQueue<Connection> turns;
    private final ArrivalTimes times;
    private final Window window;
    private final Runnable afterwards;
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(RequestLine.BYTES);
    private long dueNs;
    private long sent;
    private long longestBehindNs;

    /** Publishes the fields above. */
    private volatile boolean finished;

    /**
     * A sender that has a window's requests to send.
     *
     * @param turns idle connections, the next one first
     * @param afterwards is run by its thread when nothing more will be sent
     */
    Sender(BlockingQueue<Connection> turns, ArrivalTimes times, Window window, Runnable afterwards) {
        this.turns = turns;
        this.times = times;
        this.window = window;
        this.afterwards = afterwards;
        this.dueNs = window.startNs() + times.next();
    }

    /** Sends until the window ends, and what is late then until its grace ends; an interrupt ends it at once. */
    @Override
    public void run() {
        try {
            TimerSlack.dropForThisThread();
            while (dueNs - window.endNs() < 0 && send()) {
                dueNs = window.startNs() + times.next();
            }
        } catch (InterruptedException noConnectionLeft) {
            // What was due and not sent is told by unsent.
        } finally {
            finished = true;
            afterwards.run();
        }
    }

    /** Whether it will send no more; what it says of itself is good from then on. */
    boolean isFinished() {
        return finished;
    }

    long sent() {
        return sent;
    }

    /** How late after its intended time a request was sent at most. */
    long longestBehindNs() {
        return longestBehindNs;
    }

    /** Gives the time waited for each request that was due by now and was not sent. */
    void unsent(long nowNs, LongConsumer waitedNs) {
        while (dueNs - window.endNs() < 0 && dueNs - nowNs < 0) {
            waitedNs.accept(nowNs - dueNs);
            dueNs = window.startNs() + times.next();
        }
    }

    private boolean send() throws InterruptedException {
        sleepUntilDue();
        Connection connection;
        do {
            connection = turns.poll(window.graceEndNs() - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (connection == null) {
                return false;
            }
        } while (!connection.ask(dueNs, scratch));
        sent++;
        longestBehindNs = Math.max(longestBehindNs, connection.sentNs() - dueNs);
        return true;
    }

    private void sleepUntilDue() throws InterruptedException {
        long now = System.nanoTime();
        while (now - dueNs < 0) {
            LockSupport.parkNanos(this, dueNs - now);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            now = System.nanoTime();
        }
    }
}
