// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the kernel promises whatever else the machine does, as the probes see it. */
class FutexProbesTest {
    @Test
    void aWaiterIsAsleepAndAWaitForAnotherValueIsRefused() throws Exception {
        Map<String, Double> seen = new WaitingThread().measure();
        assertThat(seen.get(WaitingThread.SAMPLES)).isPositive();
        assertThat(seen.get(WaitingThread.ASLEEP)).isEqualTo(seen.get(WaitingThread.SAMPLES));
        assertThat(seen.get(WaitingThread.EARLY_RETURNS)).isZero();
        assertThat(seen.get(WaitingThread.OTHER_VALUE_REFUSED)).isEqualTo(seen.get(WaitingThread.OTHER_VALUE_TRIED));
        assertThat(seen.get(WaitingThread.SPINNER_CPU_FRACTION))
                .as("the control runs")
                .isGreaterThan(seen.get(WaitingThread.CPU_NS) / seen.get(WaitingThread.WINDOW_NS));
    }

    @Test
    void aWakeAndATimeoutEndAWaitWhateverTheWordSays() throws Exception {
        Map<String, Double> seen = new WakeWithoutRelease().measure();
        double tried = seen.get(WakeWithoutRelease.TRIED);
        assertThat(seen.get(WakeWithoutRelease.TIMED_OUT_WHILE_LOCKED)).isEqualTo(tried);
        assertThat(seen.get(WakeWithoutRelease.WOKEN_WHILE_LOCKED)).isEqualTo(tried);
        assertThat(seen.get(WakeWithoutRelease.BARGED)).isBetween(0.0, tried);
    }
}
