// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.threadtoll.linux.Rlimit;
import io.threadtoll.model.NotApplicableException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two ways to see a stack's size must agree, whatever the size is here. */
class ThreadStackTest {
    private static final Map<String, String> NONE = Map.of();
    private static final double KIB = 1_024;

    /** A guard, or the zones with which HotSpot guards its own; and what the C library allocates for a thread. */
    private static final double BESIDE_THE_STACK = 256 * KIB;

    @Test
    void aStackIsAsLargeAsWhatTheProcessGrowsBy() throws Exception {
        Findings found = measured();
        for (ThreadKind kind : ThreadKind.values()) {
            double stack = found.last(kind.metric(ThreadFigure.STACK));

            assertThat(found.last(kind.metric(ThreadFigure.VIRTUAL)))
                    .as("%s", kind)
                    .isBetween(stack, stack + BESIDE_THE_STACK);
            assertThat(found.last(kind.metric(ThreadFigure.SHARED)))
                    .as("%s", kind)
                    .isZero();
            assertThat(found.last(kind.metric(ThreadFigure.MAPPINGS)))
                    .as("%s", kind)
                    .isBetween(1.5, 4.0);
            assertThat(found.last(kind.metric(ThreadFigure.RESIDENT)))
                    .as("%s", kind)
                    .isBetween(4 * KIB, stack / 2);
        }
        if (Rlimit.STACK.get().soft() != Rlimit.UNLIMITED) {
            assertThat(found.last(ThreadStack.LIMIT))
                    .isEqualTo((double) Rlimit.STACK.get().soft());
            assertThat(found.last(ThreadKind.PTHREAD.metric(ThreadFigure.STACK)))
                    .isEqualTo(found.last(ThreadStack.LIMIT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatSleepsEndsWhenItIsClosed(ThreadKind kind) throws Exception {
        SleepingThreads threads = kind.start(10);
        int asleep = threads.stackPointers().length;
        threads.close();

        assertThat(asleep).isEqualTo(10);
        // A thread that was joined may still be on its way out of the kernel.
        for (int look = 0; look < 1_000 && threads.stackPointers().length > 0; look++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(threads.stackPointers()).isEmpty();
    }

    private static Findings measured() throws Exception {
        try {
            return new ThreadStack().measure(NONE);
        } catch (NotApplicableException e) {
            return abort(e.getMessage());
        }
    }
}
