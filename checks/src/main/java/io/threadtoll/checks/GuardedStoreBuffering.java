// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.checks;

import io.threadtoll.mutex.Mutex;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The store-buffering litmus with each access in a section of its own: one order of all sections forbids both zeros. */
@JCStressTest
@State
@Outcome(
        id = {"0, 1", "1, 0", "1, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "The sections have an order.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Neither section saw the one before it.")
public class GuardedStoreBuffering {
    private final Mutex mutex = TestedMutex.create();
    private int x;
    private int y;

    /** Writes one and reads the other. */
    @Actor
    public void first(II_Result result) {
        mutex.guard(() -> x = 1);
        mutex.guard(() -> result.r1 = y);
    }

    /** The other way about. */
    @Actor
    public void second(II_Result result) {
        mutex.guard(() -> y = 1);
        mutex.guard(() -> result.r2 = x);
    }
}
