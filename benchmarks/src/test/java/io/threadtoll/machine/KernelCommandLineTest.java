// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

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
        "mds=full srbds=off l1tf=full tsx_async_abort=off, mds=full srbds=off l1tf=full tsx_async_abort=off",
        "mmio_stale_data=off spectre_bhi=on nospectre_bhb kpti=1, mmio_stale_data=off spectre_bhi=on nospectre_bhb kpti=1",
        "audit=0 init_on_alloc=1 init_on_free=0, audit=0 init_on_alloc=1 init_on_free=0",
        "randomize_kstack_offset=on root=/dev/sda1, randomize_kstack_offset=on",
        "password=1 processors=1, ''",
        "'', ''",
    })
    void onlyWhatCanChangeAMeasurementStays(String line, String relevant) {
        assertThat(KernelCommandLine.relevant(line)).isEqualTo(relevant);
    }
}
