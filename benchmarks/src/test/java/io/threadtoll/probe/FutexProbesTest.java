// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the kernel promises whatever else the machine does, as the probes see it. */
class FutexProbesTest {
    @Test
    void aWaiterIsAsleepAndAWaitForAnotherValueIsRefused() throws Exception {
        Findings seen = new WaitingThread().measure(Map.of());
        assertThat(seen.last(WaitingThread.SAMPLES)).isPositive();
        assertThat(seen.last(WaitingThread.ASLEEP)).isEqualTo(seen.last(WaitingThread.SAMPLES));
        assertThat(seen.last(WaitingThread.EARLY_RETURNS)).isZero();
        assertThat(seen.last(WaitingThread.OTHER_VALUE_REFUSED)).isEqualTo(seen.last(WaitingThread.OTHER_VALUE_TRIED));
        assertThat(seen.last(WaitingThread.SPINNER_CPU_FRACTION))
                .as("the control runs")
                .isGreaterThan(seen.last(WaitingThread.CPU_NS) / seen.last(WaitingThread.WINDOW_NS));
    }

    @Test
    void aWakeAndATimeoutEndAWaitWhateverTheWordSays() throws Exception {
        Findings seen = new WakeWithoutRelease().measure(Map.of());
        double tried = seen.last(WakeWithoutRelease.TRIED);
        assertThat(seen.last(WakeWithoutRelease.TIMED_OUT_WHILE_LOCKED)).isEqualTo(tried);
        assertThat(seen.last(WakeWithoutRelease.WOKEN_WHILE_LOCKED)).isEqualTo(tried);
        assertThat(seen.last(WakeWithoutRelease.BARGED)).isBetween(0.0, tried);
    }
}
