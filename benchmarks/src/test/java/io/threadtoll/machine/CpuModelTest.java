// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What different kernels call their CPUs; lines of the files are joined by bars here. */
class CpuModelTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "processor : 0|model name : Some CPU @ 2.00GHz||processor : 1|model name : Some CPU @ 2.00GHz;"
                        + " Some CPU @ 2.00GHz",
                "processor : 0|CPU implementer : 0x41|CPU part : 0xd05||processor : 1|CPU implementer : 0x41|CPU part :"
                        + " 0xd0b; implementer 0x41 part 0xd05 + implementer 0x41 part 0xd0b",
                "processor : 0|model name : ARMv7 Processor rev 5 (v7l)|CPU implementer : 0x41|CPU part : 0xc07;"
                        + " ARMv7 Processor rev 5 (v7l) implementer 0x41 part 0xc07",
                "Processor : ARMv7 Processor rev 4 (v7l)|processor : 0;ARMv7 Processor rev 4 (v7l)",
                "processor : 0|hart : 1|isa : rv64imafdc|uarch : sifive,u74-mc|mvendorid : 0x489|marchid : 0x8000000000000007;"
                        + " sifive,u74-mc",
                "processor : 0|isa : rv64imafdc|mvendorid : 0x5b7|marchid : 0x0; mvendorid 0x5b7 marchid 0x0",
                "processor : 0|cpu : POWER7 (architected), altivec supported||machine : CHRP;"
                        + " POWER7 (architected), altivec supported",
                "system type : x||processor : 0|Model Name : Loongson-3A5000-HV; Loongson-3A5000-HV",
                "vendor_id : IBM/S390|# processors : 2|processor 0: version = FF; IBM/S390",
            })
    void aModelOrItsParts(String cpuinfo, String model) {
        assertThat(CpuModel.of(new SavedFiles().with("/proc/cpuinfo", cpuinfo.replace('|', '\n'))))
                .contains(model);
    }

    @Test
    void whatNamesNothingIsNothing() {
        assertThat(CpuModel.of(new SavedFiles())).isEmpty();
        assertThat(CpuModel.of(new SavedFiles().with("/proc/cpuinfo", "processor : 0\nBogoMIPS : 50\n")))
                .isEmpty();
    }
}
