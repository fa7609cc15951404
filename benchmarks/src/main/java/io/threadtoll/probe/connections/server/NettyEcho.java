// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Echoes the lines of one connection. All it keeps is a line that isn't finished. */
// A write that fails closes the connection through exceptionCaught, which is what a void promise is for; a close needs
// no answer.
@SuppressWarnings("FutureReturnValueIgnored")
final class NettyEcho extends ChannelInboundHandlerAdapter {
    private static final byte[] NOTHING = {};

    private final ConnectionCounter tally;
    private byte[] line = NOTHING;

    NettyEcho(ConnectionCounter tally) {
        this.tally = tally;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        tally.opened();
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        tally.closed();
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = behindLine(context, (ByteBuf) message);
        ByteBuffer view = bytes.nioBuffer().slice();
        view.position(view.limit());
        int end = LineFraming.end(view, line.length);
        boolean overlong = LineFraming.isOverlong(view, end);
        line = NOTHING;
        if (end == view.limit()) {
            context.write(bytes, context.voidPromise());
        } else {
            if (end > 0) {
                context.write(bytes.readRetainedSlice(end), context.voidPromise());
            }
            if (!overlong) {
                line = new byte[bytes.readableBytes()];
                bytes.readBytes(line);
            }
            bytes.release();
        }
        if (overlong) {
            tally.refused(LineFraming.OVERLONG);
            context.flush();
            context.close();
        }
    }

    /** What was read, with the line that was not finished before it. */
    private ByteBuf behindLine(ChannelHandlerContext context, ByteBuf read) {
        if (line.length == 0) {
            return read;
        }
        ByteBuf both = context.alloc().directBuffer(line.length + read.readableBytes());
        both.writeBytes(line).writeBytes(read);
        read.release();
        return both;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    /** Reads on only while the peer takes what is sent: Netty says so between its two marks of bytes not sent yet. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            // The peer has sent its last byte.
            context.writeAndFlush(Unpooled.wrappedBuffer(line)).addListener(ChannelFutureListener.CLOSE);
            line = NOTHING;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            tally.refused(String.valueOf(cause.getMessage()));
        }
        context.close();
    }
}
