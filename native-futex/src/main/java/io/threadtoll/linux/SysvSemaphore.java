// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A System V semaphore of value 0 or 1 (semop(2)): every operation is a system call, whether anyone waits or not.
 *
 * <p>The set outlives the process unless it is removed, so it is removed on {@link #close}, when the object is
 * collected and when the JVM ends; after a SIGKILL one set stays, which {@code ipcs -s} lists and {@code ipcrm}
 * removes.
 */
public final class SysvSemaphore implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int IPC_PRIVATE = 0;
    private static final int OWNER_READ_WRITE = 0600;
    private static final int IPC_RMID = 0;
    private static final int SETVAL = 16;
    private static final int SEMBUF_BYTES = 6;

    private final int id;
    private final ByteBuffer operations =
            ByteBuffer.allocateDirect(2 * SEMBUF_BYTES).order(ByteOrder.nativeOrder());
    private final long down = LibC.addressOf(operations);
    private final long up = down + SEMBUF_BYTES;
    private final Cleaner.Cleanable removal;
    private final Thread removalAtExit;

    /**
     * A new semaphore that is up.
     *
     * @throws NativeCallException ENOSPC where the machine's limit of sets is reached ({@code kernel.sem})
     */
    public SysvSemaphore() {
        // struct sembuf: unsigned short number, short operation, short flags.
        operations.putShort(2, (short) -1).putShort(SEMBUF_BYTES + 2, (short) 1);
        id = LibC.semget(IPC_PRIVATE, 1, OWNER_READ_WRITE);
        if (id < 0) {
            throw new NativeCallException("semget", LibC.errno(), "see ipcs -s and the sysctl kernel.sem");
        }
        int set = id;
        removal = CLEANER.register(this, () -> LibC.semctl(set, 0, IPC_RMID, 0));
        removalAtExit = new Thread(() -> LibC.semctl(set, 0, IPC_RMID, 0), "remove-semaphore");
        Runtime.getRuntime().addShutdownHook(removalAtExit);
        check("semctl SETVAL", LibC.semctl(id, 0, SETVAL, 1));
    }

    /** Takes the semaphore down, sleeping while it is down already. */
    public void down() {
        try {
            while (LibC.semop(id, down, 1) != 0) {
                requireInterrupted("semop", LibC.errno());
            }
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Takes the semaphore down, or gives up.
     *
     * @param timeoutNs nanoseconds, at least 0
     * @return whether it was taken
     */
    public boolean down(long timeoutNs) {
        long deadline = System.nanoTime() + timeoutNs;
        long left = timeoutNs;
        try {
            while (LibC.semtimedop(id, down, 1, Timespec.ofDuration(Math.max(0, left))) != 0) {
                int errno = LibC.errno();
                if (Errno.EAGAIN.is(errno)) {
                    return false;
                }
                requireInterrupted("semtimedop", errno);
                left = deadline - System.nanoTime();
            }
            return true;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Puts the semaphore up, waking a thread that sleeps in {@link #down()}. */
    public void up() {
        try {
            check("semop", LibC.semop(id, up, 1));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void close() {
        removal.clean();
        try {
            Runtime.getRuntime().removeShutdownHook(removalAtExit);
        } catch (IllegalStateException shuttingDown) {
            // Then the hook runs too, and removing a set twice does nothing.
        }
    }

    private static void requireInterrupted(String call, int errno) {
        if (!Errno.EINTR.is(errno)) {
            throw failure(call, errno);
        }
    }

    private static void check(String call, int result) {
        if (result != 0) {
            throw failure(call, LibC.errno());
        }
    }

    private static NativeCallException failure(String call, int errno) {
        return new NativeCallException(call, errno, "the semaphore set was removed, or may not be used");
    }
}
