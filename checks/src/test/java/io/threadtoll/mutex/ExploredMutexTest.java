// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.linux.SimulatedKernel;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jetbrains.lincheck.Lincheck;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code of the futex locks as it is, over a {@link SimulatedKernel}, in many interleavings that Lincheck chooses. It
 * switches at every access and keeps all accesses in one order: what only a weaker order shows is for {@code checks/models}.
 * Each lock is explored with short sleeps and with ones that are long enough for any patience to be over.
 */
class ExploredMutexTest {
    private static final int INTERLEAVINGS = Integer.getInteger("interleavings", 15);
    private static final String LOCKS = System.getProperty("locks", ".*");
    private static final int THREADS = 3;
    private static final long SHORT_NS = 20_000;
    private static final long LONG_NS = 2_000_000;

    @BeforeAll
    static void setTheClock() {
        SimulatedKernel.setTheClock();
    }

    @ParameterizedTest
    @MethodSource("futexKinds")
    void noInterleavingLosesAnUpdateOrAThread(MutexKind kind) {
        explore(INTERLEAVINGS, SHORT_NS, kind::create);
        explore(INTERLEAVINGS, LONG_NS, kind::create);
    }

    @ParameterizedTest
    @EnumSource
    void aPlantedBugIsFound(PlantedBug bug) {
        assertThatThrownBy(() -> explore(10_000, LONG_NS, bug::create))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("All unfinished threads are in deadlock");
    }

    private static void explore(int interleavings, long sleepNs, Supplier<Mutex> create) {
        // Whatever is made once in a JVM is made before, since every interleaving has to find the same.
        SimulatedKernel.restart(sleepNs);
        create.get().guard(() -> {});
        Lincheck.runConcurrentTest(interleavings, () -> {
            SimulatedKernel.restart(sleepNs);
            Mutex mutex = create.get();
            int[] count = {0};
            Runnable addOne = () -> count[0]++;
            Thread[] threads = new Thread[THREADS];
            for (int i = 0; i < THREADS; i++) {
                threads[i] = new Thread(() -> {
                    mutex.guard(addOne);
                    // A bias that ends is a field, and no word.
                    SimulatedKernel.somethingChanged();
                });
                threads[i].start();
            }
            for (Thread thread : threads) {
                join(thread);
            }
            if (count[0] != THREADS) {
                throw new AssertionError("counted " + count[0]);
            }
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<MutexKind> futexKinds() {
        return Arrays.stream(MutexKind.values())
                .filter(kind ->
                        kind.family() == MutexKind.Family.FUTEX && kind.name().matches(LOCKS));
    }
}
