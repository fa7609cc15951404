// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * A pipe that carries one byte at a time (pipe2(2), read(2), write(2)).
 *
 * <p>Assumes: one thread writes and one reads at a time; nobody uses it while it is being closed.
 *
 * <p>Guarantees: a byte that was written is read once; a read sleeps while the pipe is empty.
 */
public final class Pipe implements AutoCloseable {
    /** The same on x86-64, aarch64 and riscv64 ({@code include/uapi/asm-generic/fcntl.h}). */
    private static final int O_CLOEXEC = 0x80000;

    private static final int CLOSED = -1;

    private final ByteBuffer memory = ByteBuffer.allocateDirect(2 * AlignedWord.LINE_BYTES);
    private final long address = LibC.addressOf(memory);
    private int readEnd;
    private int writeEnd;

    /**
     * A new pipe, empty.
     *
     * @throws NativeCallException EMFILE or ENFILE where there are too many open files
     */
    public Pipe() {
        int[] ends = new int[2];
        check("pipe2", LibC.pipe2(ends, O_CLOEXEC), 0, "too many files are open, see ulimit -n");
        readEnd = ends[0];
        writeEnd = ends[1];
    }

    /** The file descriptor that {@link #read} reads from. */
    int readEnd() {
        return readEnd;
    }

    /** The one that {@link #write} writes to. */
    int writeEnd() {
        return writeEnd;
    }

    /** Writes one byte; sleeps only where thousands are unread. */
    public void write(byte value) {
        try {
            memory.put(AlignedWord.LINE_BYTES, value);
            long written;
            do {
                written = LibC.write(writeEnd, address + AlignedWord.LINE_BYTES, 1);
            } while (isInterrupted(written));
            check("write", written, 1, "the pipe is closed");
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Reads one byte, sleeping until there is one. */
    public byte read() {
        try {
            long read;
            do {
                read = LibC.read(readEnd, address, 1);
            } while (isInterrupted(read));
            check("read", read, 1, "the pipe is closed");
            return memory.get(0);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Gives both file descriptors back; a second time does nothing. */
    @Override
    public void close() {
        int[] closing = {readEnd, writeEnd};
        readEnd = CLOSED;
        writeEnd = CLOSED;
        for (int fd : closing) {
            if (fd != CLOSED) {
                check("close", LibC.close(fd), 0, "it was not open");
            }
        }
    }

    /** A signal handler of the JVM ran while the thread slept: nothing was moved, so the call is made again. */
    private static boolean isInterrupted(long result) {
        return result < 0 && Errno.EINTR.is(LibC.errno());
    }

    private static void check(String call, long result, long expected, String reason) {
        if (result != expected) {
            throw new NativeCallException(call + " of a pipe", result < 0 ? LibC.errno() : 0, reason);
        }
    }
}
