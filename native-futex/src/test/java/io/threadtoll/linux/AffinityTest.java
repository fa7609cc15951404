// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
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

    private static int currentCpu() {
        String stat = ProcFs.read("/proc/thread-self/stat");
        String[] fromField3 = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Integer.parseInt(fromField3[PROCESSOR_FIELD - 3]);
    }
}
