// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyscallTableTest {
    @ParameterizedTest
    @CsvSource({
        "amd64,   X86_64,  202, 110, 186, 298, 302, 312, 56, 157, 324",
        "x86_64,  X86_64,  202, 110, 186, 298, 302, 312, 56, 157, 324",
        "aarch64, AARCH64, 98,  173, 178, 241, 261, 272, 220, 167, 283",
        "riscv64, RISCV64, 98,  173, 178, 241, 261, 272, 220, 167, 283"
    })
    void everyNameOfAnArchitectureHasItsNumbers(
            String osArch,
            SyscallTable table,
            int futex,
            int getppid,
            int gettid,
            int perfEventOpen,
            int prlimit64,
            int kcmp,
            int clone,
            int prctl,
            int membarrier) {
        assertThat(SyscallTable.of(osArch)).isEqualTo(table);
        assertThat(table.futex).isEqualTo(futex);
        assertThat(table.getppid).isEqualTo(getppid);
        assertThat(table.gettid).isEqualTo(gettid);
        assertThat(table.perfEventOpen).isEqualTo(perfEventOpen);
        assertThat(table.prlimit64).isEqualTo(prlimit64);
        assertThat(table.kcmp).isEqualTo(kcmp);
        assertThat(table.clone).isEqualTo(clone);
        assertThat(table.prctl).isEqualTo(prctl);
        assertThat(table.membarrier).isEqualTo(membarrier);
    }

    @Test
    void anotherArchitectureIsNamedInTheRefusal() {
        assertThatExceptionOfType(UnsupportedPlatformException.class)
                .isThrownBy(() -> SyscallTable.of("s390x"))
                .withMessageContaining("s390x")
                .withMessageContaining("SyscallTable");
    }

    @Test
    void theNumbersOfThisMachineMakeTheCallsTheyName() throws IOException {
        Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self"));
        String stat = ProcFs.read("/proc/self/stat");

        assertThat(BareCalls.gettid()).hasToString(thread.getFileName().toString());
        assertThat(new BoundCalls(Binding.standard()).getppid())
                .hasToString(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3)[1]);
    }

    @Test
    void aDescriptorThatIsNotOpenIsNoTerminal() {
        assertThat(BareCalls.isTerminal(-1)).isFalse();
    }
}
