// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.Placement;
import io.threadtoll.linux.HopLoop;
import io.threadtoll.linux.UnsupportedPlatformException;
import io.threadtoll.model.NotApplicableException;
import java.util.function.Supplier;

/**
 * A {@link Rally} whose two sides stay in machine code: the partner from its first turn to its end, the worker for a whole call
 * of {@link #play}. So the way into that code and out again is shared by all hops of a call.
 */
final class BareRally implements Game {
    private final HopLoop loop;

    /** Starts, places and ends the partner; its own count of turns stays 0. */
    private final Rally rally;

    /**
     * Starts a partner and places both; the caller is the worker.
     *
     * @throws NotApplicableException if there is no code for this machine, or the sides are to do more than to hop
     */
    static BareRally over(Supplier<HopLoop> medium, Placement placement, Runnable workerWork, Runnable partnerWork)
            throws NotApplicableException {
        if (workerWork != WorkingSet.NONE || partnerWork != WorkingSet.NONE) {
            throw new NotApplicableException("a loop of machine code only hops: it touches no working set");
        }
        try {
            return new BareRally(medium.get(), placement);
        } catch (UnsupportedPlatformException e) {
            throw new NotApplicableException(e.getMessage());
        }
    }

    private BareRally(HopLoop loop, Placement placement) {
        this.loop = loop;
        rally = new Rally(new Answers(loop), placement, WorkingSet.NONE, WorkingSet.NONE, HopMedium::daemon);
    }

    /** The partner's only wait is the whole game. */
    private record Answers(HopLoop loop) implements Baton {
        @Override
        public void pass(Side from) {
            throw new IllegalStateException("turns are passed in machine code");
        }

        @Override
        public boolean await(Side side) {
            loop.answer();
            return false;
        }

        @Override
        public void leave(Side side) {
            loop.leave(side.number);
        }

        @Override
        public void close() {
            loop.close();
        }
    }

    @Override
    public void play(int roundTrips) {
        if (!loop.play(roundTrips)) {
            throw rally.partnerEnded();
        }
    }

    @Override
    public long turns(Side side) {
        return loop.turns(side.number);
    }

    @Override
    public int partnerTid() {
        return rally.partnerTid();
    }

    @Override
    public void close() {
        rally.close();
    }
}
