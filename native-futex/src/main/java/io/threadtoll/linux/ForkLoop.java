// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * fork(2), exit(2) of the child and wait(2) for it, as a loop in machine code: the one way to fork a JVM whose child never gets
 * back into Java. One child lives at a time.
 */
public final class ForkLoop implements AutoCloseable {
    private final ExecutableStub stub = new ExecutableStub(StubCode.FORK_LOOP);

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
        long result = stub.call(times);
        if (result != 0) {
            throw new NativeCallException(
                    "fork", Math.toIntExact(-result), "see ulimit -u, pids.max of the cgroup and vm.overcommit_memory");
        }
    }

    @Override
    public void close() {
        stub.close();
    }
}
