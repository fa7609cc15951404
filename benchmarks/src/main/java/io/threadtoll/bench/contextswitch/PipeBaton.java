// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.linux.Pipe;

/** Two pipes, one each way, and one byte a turn. */
final class PipeBaton implements Baton {
    private static final byte TURN = 1;
    private static final byte LEFT = 2;

    private final Pipe toWorker = new Pipe();
    private final Pipe toPartner = new Pipe();

    @Override
    public void pass(Side from) {
        to(from.other()).write(TURN);
    }

    @Override
    public boolean await(Side side) {
        return to(side).read() == TURN;
    }

    @Override
    public void leave(Side side) {
        to(side.other()).write(LEFT);
    }

    @Override
    public void close() {
        toWorker.close();
        toPartner.close();
    }

    private Pipe to(Side side) {
        return side == Side.WORKER ? toWorker : toPartner;
    }
}
