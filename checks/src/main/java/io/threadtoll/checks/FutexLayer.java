// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.checks;

import io.threadtoll.linux.Futex;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What every futex lock rests on. */
public class FutexLayer {
    private FutexLayer() {}

    /** A store and then a wake: whoever waits for the store ends, and sees what was written before it. */
    @JCStressTest
    @State
    @Outcome(id = "[01], 7", expect = Expect.ACCEPTABLE, desc = "The waiter was through, awake or asleep before.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The waiter did not see what was written before the word.")
    public static class WaitAndWake {
        private final Futex word = new Futex();
        private int written;

        /** Stores and wakes. */
        @Actor
        public void waker(II_Result result) {
            written = 7;
            word.set(1);
            result.r1 = word.wake(1);
        }

        /** Sleeps until it is stored; a lost wakeup never ends. */
        @Actor
        public void waiter(II_Result result) {
            while (word.get() == 0) {
                word.await(0);
            }
            result.r2 = written;
        }
    }

    /** The store-buffering litmus on two words by volatile accesses. */
    @JCStressTest
    @State
    @Outcome(
            id = {"0, 1", "1, 0", "1, 1"},
            expect = Expect.ACCEPTABLE,
            desc = "One order of all.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Both loads passed the stores before them.")
    public static class StoreBuffering {
        private final Futex x = new Futex();
        private final Futex y = new Futex();

        /** Stores one and loads the other. */
        @Actor
        public void first(II_Result result) {
            x.set(1);
            result.r1 = y.get();
        }

        /** The other way about. */
        @Actor
        public void second(II_Result result) {
            y.set(1);
            result.r2 = x.get();
        }
    }
}
