// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Watches whether a thread of this process sleeps ({@code /proc/self/task/TID/stat}, field 3; proc_pid_stat(5)).
 *
 * <p>The file stays open and is read again into the same memory, so looking allocates nothing. For one thread.
 */
public final class ThreadWatch implements Closeable {
    /** Asleep until something happens; a futex wait and a semop are such sleeps. */
    static final char ASLEEP = 'S';

    /** Holds the fields up to the third: a number, a command of at most 15 bytes (TASK_COMM_LEN) and the state. */
    private static final int ENOUGH = 64;

    private final FileChannel file;
    private final ByteBuffer text = ByteBuffer.allocateDirect(ENOUGH);

    private ThreadWatch(FileChannel file) {
        this.file = file;
    }

    /**
     * Watches a thread of this process.
     *
     * @param tid the kernel's id of the thread, see {@link BareCalls#gettid}
     * @throws UncheckedIOException if there is no such thread
     */
    public static ThreadWatch of(int tid) {
        String path = "/proc/self/task/" + tid + "/stat";
        try {
            return new ThreadWatch(FileChannel.open(Path.of(path), StandardOpenOption.READ));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be opened", e);
        }
    }

    /**
     * Whether the thread sleeps now. It may still be on its CPU for the moment that leaving it takes.
     *
     * @throws UncheckedIOException if the thread has ended
     */
    public boolean isAsleep() {
        try {
            text.clear();
            file.read(text, 0);
            text.flip();
            return parse(text) == ASLEEP;
        } catch (IOException e) {
            throw new UncheckedIOException("the state of a thread can't be read; it may have ended", e);
        }
    }

    /** The letter behind the command, which stands in brackets and may itself hold brackets. */
    static char parse(ByteBuffer text) {
        for (int at = text.limit() - 3; at >= 0; at--) {
            if (text.get(at) == ')') {
                return (char) text.get(at + 2);
            }
        }
        throw new IllegalArgumentException("no command in brackets in the first bytes of a stat file");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a stat file can't be closed", e);
        }
    }
}
