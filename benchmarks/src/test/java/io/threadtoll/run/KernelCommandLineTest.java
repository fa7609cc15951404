// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a kernel's command line gets into a result, and what must not. */
class KernelCommandLineTest {
    @ParameterizedTest
    @CsvSource({
        "BOOT_IMAGE=/vmlinuz root=UUID=12 ro quiet mitigations=off isolcpus=2-3, mitigations=off isolcpus=2-3",
        "console=ttyS0 processor.max_cstate=1 intel_idle.max_cstate=0, processor.max_cstate=1 intel_idle.max_cstate=0",
        "cpuidle_haltpoll.force=1 rcu-nocbs=1 init=/agent, cpuidle_haltpoll.force=1 rcu-nocbs=1",
        "psi=1 rdinit=/agent -- --token isolcpus=1, psi=1",
        "password=1 processors=1, ''",
        "'', ''",
    })
    void onlyWhatCanChangeAMeasurementStays(String line, String relevant) {
        assertThat(KernelCommandLine.relevant(line)).isEqualTo(relevant);
    }
}
