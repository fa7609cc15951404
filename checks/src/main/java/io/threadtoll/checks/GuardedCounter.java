// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.checks;

import io.threadtoll.mutex.Mutex;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Exclusion, and visibility of what was written inside: a plain number that each actor adds to twice. No lost wakeup: an
 * actor that sleeps for ever fails the test by its time limit.
 */
@JCStressTest
@State
@Outcome(id = "2, [34], 4", expect = Expect.ACCEPTABLE, desc = "The first actor was through first, or in between.")
@Outcome(id = "[34], 2, 4", expect = Expect.ACCEPTABLE, desc = "The second actor was through first, or in between.")
@Outcome(id = "3, 4, 4", expect = Expect.ACCEPTABLE, desc = "They took turns.")
@Outcome(id = "4, 3, 4", expect = Expect.ACCEPTABLE, desc = "They took turns.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An update was lost or not seen.")
public class GuardedCounter {
    private final Mutex mutex = TestedMutex.create();
    private int count;

    /** Adds twice. */
    @Actor
    public void first(III_Result result) {
        mutex.guard(() -> count++);
        mutex.guard(() -> result.r1 = ++count);
    }

    /** Adds twice. */
    @Actor
    public void second(III_Result result) {
        mutex.guard(() -> count++);
        mutex.guard(() -> result.r2 = ++count);
    }

    /** Looks at what came of it. */
    @Arbiter
    public void both(III_Result result) {
        result.r3 = count;
    }
}
