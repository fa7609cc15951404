// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import java.util.concurrent.SynchronousQueue;

/**
 * Two synchronous queues, one each way. A put waits for a taker and a take for a putter, and before it parks either the
 * JDK lets it spin or yield for a moment. So a hop may have no switch where the sides have a CPU each; on one CPU the
 * switch may be a yield's, without any futex call, as on JDK 17.
 */
final class SynchronousQueueBaton implements Baton {
    private final SynchronousQueue<Side> toWorker = new SynchronousQueue<>();
    private final SynchronousQueue<Side> toPartner = new SynchronousQueue<>();
    private final Thread[] threads = new Thread[Side.values().length];
    private volatile boolean somebodyLeft;

    @Override
    public void enter(Side side) {
        threads[side.number] = Thread.currentThread();
    }

    @Override
    public void pass(Side from) {
        try {
            to(from.other()).put(from.other());
        } catch (InterruptedException e) {
            requireLeft(from, e);
        }
    }

    @Override
    public boolean await(Side side) {
        if (somebodyLeft) {
            return false;
        }
        try {
            return to(side).take() == side;
        } catch (InterruptedException e) {
            requireLeft(side, e);
            return false;
        }
    }

    /** Interrupts the other side, which sleeps in a put or a take or will the next time it comes to one. */
    @Override
    public void leave(Side side) {
        somebodyLeft = true;
        threads[side.other().number].interrupt();
    }

    private void requireLeft(Side side, InterruptedException why) {
        if (!somebodyLeft) {
            throw new IllegalStateException(side + " was interrupted while it waited for its turn", why);
        }
    }

    private SynchronousQueue<Side> to(Side side) {
        return side == Side.WORKER ? toWorker : toPartner;
    }
}
