// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * Whether a thread finds in its registers what it left there: it fills ten general ones and a vector one, lets other threads of
 * its CPU run (sched_yield(2)), and looks. Several threads may do so at once.
 */
public final class RegisterCheck implements AutoCloseable {
    private final ExecutableStub stub;

    /**
     * The check in memory that may be executed.
     *
     * @throws UnsupportedPlatformException on an architecture that has no code for it
     */
    public RegisterCheck() {
        this(RegisterCode.REGISTER_LOOP);
    }

    /** With other code, as one that does what must be found. */
    RegisterCheck(StubCode code) {
        stub = new ExecutableStub(code);
    }

    /**
     * Fills, yields and looks, so many times.
     *
     * @param value what the registers are filled with
     * @param times at least one
     * @return in how many of them some register held something else
     */
    public long changed(long value, long times) {
        if (times < 1) {
            throw new IllegalArgumentException("the loop runs at least once, not " + times + " times");
        }
        return stub.call(value, times);
    }

    @Override
    public void close() {
        stub.close();
    }
}
