// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.Placement;
import io.threadtoll.linux.BareCalls;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A ping-pong between the thread that starts it, which has the first turn, and a partner of its own.
 *
 * <p>Guarantees: a partner that dies leaves, so the worker's wait ends and the worker throws; a game that is closed
 * ends its partner.
 */
final class Rally implements Game {
    private static final long LONGEST_END_MS = TimeUnit.SECONDS.toMillis(20);

    private final Baton baton;
    private final Runnable workerWork;
    private final Runnable partnerWork;
    private final AtomicLong workerTurns = new AtomicLong();
    private final AtomicLong partnerTurns = new AtomicLong();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final Thread partner;
    private volatile int partnerTid;
    private volatile Throwable failure;

    /**
     * Starts a partner and places both; the caller is the worker.
     *
     * @param workerWork what the worker does in each of its turns
     * @param partnerWork likewise
     * @param threads makes the partner
     */
    Rally(Baton baton, Placement placement, Runnable workerWork, Runnable partnerWork, ThreadFactory threads) {
        this.baton = baton;
        this.workerWork = workerWork;
        this.partnerWork = partnerWork;
        baton.enter(Side.WORKER);
        // Before the worker is placed: a thread inherits the CPUs of the one that starts it.
        partner = threads.newThread(() -> bePartner(placement));
        partner.start();
        try {
            entered.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the partner started", e);
        }
        placement.place(Side.WORKER.number);
    }

    @Override
    public void play(int roundTrips) {
        for (int trip = 0; trip < roundTrips; trip++) {
            takeTurn(Side.WORKER, workerWork, workerTurns);
            if (!baton.await(Side.WORKER)) {
                throw partnerEnded();
            }
        }
    }

    /** What the worker throws when no turn will come any more. */
    IllegalStateException partnerEnded() {
        return new IllegalStateException(
                "the partner ended after " + turns(Side.PARTNER) + " turns: " + failure, failure);
    }

    private void bePartner(Placement placement) {
        try {
            try {
                placement.place(Side.PARTNER.number);
                partnerTid = BareCalls.gettid();
                baton.enter(Side.PARTNER);
            } finally {
                entered.countDown();
            }
            while (baton.await(Side.PARTNER)) {
                takeTurn(Side.PARTNER, partnerWork, partnerTurns);
            }
        } catch (Throwable e) {
            failure = e;
            baton.leave(Side.PARTNER);
        }
    }

    private void takeTurn(Side side, Runnable work, AtomicLong turns) {
        work.run();
        // One writer each; released so that the other side's thread may read it at any time.
        turns.setRelease(turns.getPlain() + 1);
        baton.pass(side);
    }

    @Override
    public long turns(Side side) {
        return (side == Side.WORKER ? workerTurns : partnerTurns).get();
    }

    @Override
    public int partnerTid() {
        return partnerTid;
    }

    @Override
    public void close() {
        baton.leave(Side.WORKER);
        // A partner that failed may have left an interrupt behind, which nobody waits for any more.
        boolean stray = failure != null && Thread.interrupted();
        try {
            partner.join(LONGEST_END_MS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while the partner ended, stray before: " + stray, e);
        }
        if (partner.isAlive()) {
            throw new IllegalStateException("the partner has not ended within " + LONGEST_END_MS + " ms");
        }
        baton.close();
    }
}
