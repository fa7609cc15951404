// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ProcessCpuTest {
    @Test
    void theWorkOfThisProcessIsCharged() {
        long pid = ProcessHandle.current().pid();
        int tid = BareCalls.gettid();
        long before = ProcessCpu.ns(pid);
        double own = ThreadAccount.of(tid).cpuNs();
        double spun = 0;
        while (spun < 30_000_000) {
            Thread.onSpinWait();
            spun = ThreadAccount.of(tid).cpuNs() - own;
        }

        assertThat((double) ProcessCpu.ns(pid) - before).isGreaterThanOrEqualTo(spun);
    }

    @Test
    void aChildIsChargedWhatItDidAndNothingWhileItSleeps() throws Exception {
        try (ChildProcess child = ChildProcess.sleeping()) {
            long before = ProcessCpu.ns(child.pid());
            Thread.sleep(20);

            assertThat(before).isPositive();
            assertThat(ProcessCpu.ns(child.pid())).isEqualTo(before);
        }
    }

    @Test
    void aProcessThatIsNotThereIsRefused() throws Exception {
        ChildProcess child = ChildProcess.sleeping();
        child.close();

        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(() -> ProcessCpu.ns(child.pid()))
                .withMessageContaining("no process " + child.pid());
    }
}
