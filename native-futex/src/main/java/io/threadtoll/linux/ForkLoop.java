// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * A child process, exit(2) of it and wait(2) for it, as a loop in machine code: the one way to fork a JVM whose child never gets
 * back into Java. One child lives at a time.
 */
public final class ForkLoop implements AutoCloseable {
    /** What the child has for memory. */
    public enum Memory {
        /** A copy of its parent's, as of fork(2): clone(2) with SIGCHLD alone. */
        COPIED(17),
        /**
         * Its parent's own, stack included, as of vfork(2): CLONE_VM and CLONE_VFORK as well. The thread that made it waits in
         * the kernel until it has ended, so the two never run on one stack at the same moment.
         */
        BORROWED(17 | 0x100 | 0x4000);

        private final long flags;

        Memory(long flags) {
            this.flags = flags;
        }
    }

    private final ExecutableStub stub = new ExecutableStub(TaskCode.CHILD_LOOP);
    private final Memory memory;

    /**
     * A loop that makes children of one kind.
     *
     * @throws UnsupportedPlatformException on an architecture that has no code for it
     */
    public ForkLoop(Memory memory) {
        this.memory = memory;
    }

    /**
     * Makes children, one after the other.
     *
     * @param times how many, at least one
     * @throws NativeCallException ENOMEM or EAGAIN where there can't be one
     */
    public void run(long times) {
        if (times < 1) {
            throw new IllegalArgumentException("the loop runs at least once, not " + times + " times");
        }
        long result = stub.call(times, memory.flags);
        if (result != 0) {
            throw new NativeCallException(
                    "clone",
                    Math.toIntExact(-result),
                    "see ulimit -u, pids.max of the cgroup and vm.overcommit_memory");
        }
    }

    @Override
    public void close() {
        stub.close();
    }
}
