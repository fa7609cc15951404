// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.Placement;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Rally} whose two sides are virtual threads, driven by a platform thread that sleeps meanwhile: a call of
 * {@link #play} has one hand-over to the virtual worker and one back, however many round trips it asks for.
 */
final class VirtualRally implements Game {
    private static final int ENOUGH = 0;
    private static final long LONGEST_PLAY_S = 60;

    private final BlockingQueue<Integer> orders = new ArrayBlockingQueue<>(1);
    private final BlockingQueue<Optional<Throwable>> answers = new ArrayBlockingQueue<>(1);
    private final Runnable workerWork;
    private final Runnable partnerWork;
    private final ThreadFactory threads;
    private volatile Rally rally;

    /** Of the driving thread alone. */
    private boolean failed;

    VirtualRally(Runnable workerWork, Runnable partnerWork, ThreadFactory virtualThreads) {
        this.workerWork = workerWork;
        this.partnerWork = partnerWork;
        this.threads = virtualThreads;
        virtualThreads.newThread(this::beWorker).start();
        answer();
    }

    @Override
    public void play(int roundTrips) {
        order(roundTrips);
        answer();
    }

    /** Answers once when the rally has begun, once for each order, and once when it has ended. */
    private void beWorker() {
        Optional<Throwable> failure = Optional.empty();
        try (Rally begun = new Rally(new ParkBaton(), Placement.FREE, workerWork, partnerWork, threads)) {
            rally = begun;
            answers.add(Optional.empty());
            for (int trips = orders.take(); trips != ENOUGH; trips = orders.take()) {
                begun.play(trips);
                answers.add(Optional.empty());
            }
        } catch (Throwable e) {
            failure = Optional.of(e);
        }
        answers.add(failure);
    }

    private void order(int roundTrips) {
        if (!orders.offer(roundTrips)) {
            throw new IllegalStateException("the virtual worker has ended");
        }
    }

    private void answer() {
        try {
            Optional<Throwable> failure = answers.poll(LONGEST_PLAY_S, TimeUnit.SECONDS);
            if (failure == null) {
                throw new IllegalStateException("the virtual threads have not answered in " + LONGEST_PLAY_S + " s");
            }
            if (failure.isPresent()) {
                failed = true;
                throw new IllegalStateException("the virtual worker ended", failure.orElseThrow());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while two virtual threads played", e);
        }
    }

    @Override
    public long turns(Side side) {
        return rally.turns(side);
    }

    @Override
    public int partnerTid() {
        return rally.partnerTid();
    }

    /** Ends both; where the worker has failed already, nobody takes the order and no answer comes. */
    @Override
    public void close() {
        if (failed) {
            return;
        }
        order(ENOUGH);
        answer();
    }
}
