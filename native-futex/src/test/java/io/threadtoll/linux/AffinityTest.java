// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AffinityTest {
    private static final int PROCESSOR_FIELD = 39;

    @Test
    void aPinnedThreadRunsOnThatCpuAndOnNoOther() {
        // In a thread of its own, so that the pin ends with it.
        Crew.run(
                Duration.ofSeconds(60),
                () -> Affinity.allowed().forEach(cpu -> {
                    Affinity.pin(cpu);
                    assertThat(currentCpu()).isEqualTo(cpu);
                    assertThat(Affinity.allowed()).containsExactly(cpu);
                }));
    }

    @Test
    void anUnpinnedThreadMayRunOnAsManyCpusAsTheJvmSees() {
        assertThat(Affinity.allowed())
                .hasSizeGreaterThanOrEqualTo(Runtime.getRuntime().availableProcessors())
                .isSorted();
    }

    /** The last two lie outside the mask that is handed to the kernel. */
    @ParameterizedTest
    @ValueSource(ints = {8191, 8192, 1_000_000})
    void aCpuThatDoesNotExistIsRefused(int cpu) {
        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(() -> Affinity.pin(cpu))
                .withMessage("sched_setaffinity failed with EINVAL: CPU " + cpu + " is offline or not allowed here")
                .extracting(NativeCallException::errno)
                .isEqualTo(22);
    }

    @Test
    void thoseThatWerePinnedToAreRemembered() {
        int last = Affinity.allowed().get(Affinity.allowed().size() - 1);
        Crew.run(Duration.ofSeconds(60), () -> Affinity.pin(last));
        assertThat(Affinity.pinned()).contains(last).isSorted();
    }

    @Test
    void anotherThreadsAreItsOwn() {
        List<Integer> all = Affinity.allowed();
        int[] tid = new int[1];
        Crew.run(Duration.ofSeconds(60), () -> {
            Affinity.pin(all.get(0));
            tid[0] = BareCalls.gettid();
            assertThat(Affinity.allowed(tid[0])).containsExactly(all.get(0));
        });
        assertThat(Affinity.allowed()).isEqualTo(all);
    }

    /** To all that it may use, lest the other tests have fewer. */
    @Test
    void aProcessIsConfinedThreadByThread() {
        List<Integer> all = Affinity.allowed();
        Affinity.confine(all);
        assertThat(Affinity.allowed()).isEqualTo(all);
        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(() -> Affinity.confine(List.of(8191)))
                .withMessageContaining("none of the CPUs [8191] is online and allowed here");
    }

    private static int currentCpu() {
        String stat = ProcFs.read("/proc/thread-self/stat");
        String[] fromField3 = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Integer.parseInt(fromField3[PROCESSOR_FIELD - 3]);
    }
}
