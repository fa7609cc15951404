// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.RootFolder;
import io.threadtoll.machine.SavedFiles;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSpaceTest {
    @ParameterizedTest
    @CsvSource({
        "'address sizes\t: 48 bits physical, 48 bits virtual', 47",
        "'address sizes\t: 52 bits physical, 57 bits virtual', 47",
        "'address sizes\t: 40 bits physical, 36 bits virtual', 35",
        "'isa\t\t: rv64imafdc\nmmu\t\t: sv39', 38",
        "'mmu\t\t: sv48', 47",
        "'mmu\t\t: sv57', 47",
    })
    void isHalfOfWhatTheProcessorAddresses(String cpu, int bits) {
        assertThat(new AddressSpace(new SavedFiles().with("/proc/cpuinfo", cpu)).userBytes())
                .hasValue(1L << bits);
    }

    @ParameterizedTest
    @CsvSource({
        "fffff2a00000-fffff2a21000 rw-p 00000000 00:00 0 [stack], 48",
        "7fffbe352000-7fffbe373000 rw-p 00000000 00:00 0 [stack], 47",
        "7ff0000000-8000000000 rw-p 00000000 00:00 0 [stack], 39",
    })
    void isThePowerOfTwoAboveTheHighestMappingOtherwise(String stack, int bits) {
        KernelFiles files = new SavedFiles()
                .with("/proc/cpuinfo", "CPU implementer\t: 0x41\n")
                .with(
                        "/proc/self/maps",
                        "00400000-00452000 r-xp 00000000 08:02 173521 /bin/x\n" + stack
                                + "\nffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0 [vsyscall]\n");
        assertThat(new AddressSpace(files).userBytes()).hasValue(1L << bits);
    }

    @Test
    void isUnknownWithoutEither() {
        assertThat(new AddressSpace(new SavedFiles()).userBytes()).isEmpty();
    }

    @Test
    void holdsEveryMappingOfThisProcess() {
        KernelFiles here = KernelFiles.ofThisMachine();
        KernelFiles withoutProcessor = new RootFolder(Path.of("/")) {
            @Override
            public Optional<String> find(String path) {
                return path.equals("/proc/cpuinfo") ? Optional.empty() : super.find(path);
            }
        };
        assertThat(new AddressSpace(here).userBytes()).isEqualTo(new AddressSpace(withoutProcessor).userBytes());
    }
}
