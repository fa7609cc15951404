// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program as posix_spawn(3) starts it, without arguments and with an empty environment. For one thread at a time. */
public final class SpawnedProgram {
    private static final long NO_ACTIONS = 0;
    private static final long DEFAULT_ATTRIBUTES = 0;
    private static final int NO_OPTIONS = 0;

    private final Path program;
    private final int[] child = new int[1];
    private final int[] status = new int[1];

    /** Its name with a zero behind it, and the lists of arguments and of the environment: addresses up to a zero. */
    private final ByteBuffer name;

    private final ByteBuffer arguments =
            ByteBuffer.allocateDirect(3 * Long.BYTES).order(ByteOrder.nativeOrder());

    /** A program by its path. */
    public SpawnedProgram(Path program) {
        this.program = program;
        byte[] text = program.toString().getBytes(StandardCharsets.UTF_8);
        name = ByteBuffer.allocateDirect(text.length + 1).put(0, text);
        arguments.putLong(0, LibC.addressOf(name));
    }

    /**
     * Starts it and waits for its end.
     *
     * @throws NativeCallException ENOENT where there is no such program, EAGAIN where there can't be a process
     * @throws IllegalStateException if it does not end with 0
     */
    public void startAndWait() {
        try {
            long list = LibC.addressOf(arguments);
            int error = LibC.posix_spawn(
                    child, LibC.addressOf(name), NO_ACTIONS, DEFAULT_ATTRIBUTES, list, list + 2 * Long.BYTES);
            if (error != 0) {
                throw new NativeCallException("posix_spawn", error, program + " can't be started");
            }
        } finally {
            Reference.reachabilityFence(this);
        }
        int waited;
        do {
            waited = LibC.waitpid(child[0], status, NO_OPTIONS);
        } while (waited < 0 && Errno.EINTR.is(LibC.errno()));
        if (waited < 0) {
            throw new NativeCallException(
                    "waitpid", LibC.errno(), program + " was started and nobody else waits for it");
        }
        if (status[0] != 0) {
            throw new IllegalStateException(program + " ended with the status " + status[0]);
        }
    }
}
