// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Turns newcomers away where Netty can't accept them. Netty alone would leave them waiting, and look again once a second
 * (io.netty.bootstrap.ServerBootstrap).
 */
final class NettyDoor extends ChannelInboundHandlerAdapter {
    private static final long NOTHING_LEFT_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final SpareDescriptor spare;
    private final SpareDescriptor.TurningAway newcomer;
    private final ConnectionCounter tally;

    NettyDoor(SpareDescriptor spare, SpareDescriptor.TurningAway newcomer, ConnectionCounter tally) {
        this.spare = spare;
        this.newcomer = newcomer;
        this.tally = tally;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            context.fireExceptionCaught(cause);
            return;
        }
        // The socket stays ready while more of them wait, so one is enough.
        try {
            if (spare.turnAway(newcomer)) {
                tally.refused(cause.getMessage());
            }
        } catch (IOException nothingLeft) {
            LockSupport.parkNanos(NOTHING_LEFT_NS);
        }
    }
}
