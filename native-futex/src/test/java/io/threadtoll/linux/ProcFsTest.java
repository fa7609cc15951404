// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcFsTest {
    private static final String STATUS = """
            Name:	VmRSS: 1 kB
            VmHWM:	   99999 kB
            VmRSS:	   12345 kB
            Threads:	7
            Odd:	many
            Empty:
            """;

    @Test
    void theNumberBehindALabelIsFound() {
        assertThat(ProcFs.numberAfter(STATUS, "VmRSS:")).isEqualTo(12_345);
        assertThat(ProcFs.numberAfter(STATUS, "Threads:")).isEqualTo(7);
    }

    @Test
    void anAmountOfMemoryIsInBytes() {
        assertThat(ProcFs.bytesAfter(STATUS, "VmRSS:")).isEqualTo(12_345 * 1_024);
    }

    @Test
    void aLabelThatStartsNoLineIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcFs.numberAfter(STATUS, "RSS:"))
                .withMessageContaining("no line starts with RSS:");
    }

    @Test
    void aLabelWithoutANumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcFs.numberAfter(STATUS, "Odd:"));
        assertThatIllegalArgumentException().isThrownBy(() -> ProcFs.numberAfter(STATUS, "Empty:"));
    }

    @Test
    void anAbsentFileIsNamedOrEmpty() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ProcFs.read("/proc/no-such-file"))
                .withMessageContaining("/proc/no-such-file");
        assertThat(ProcFs.find("/proc/no-such-file")).isEmpty();
    }

    @Test
    void aFoundTextHasNoWhiteSpaceAroundIt() {
        assertThat(ProcFs.find("/proc/sys/kernel/ostype")).contains("Linux");
    }

    @Test
    void aNumberBelowSysIsReadToItsLastDigit() throws Exception {
        Process cat = new ProcessBuilder("cat", "/proc/sys/kernel/pid_max").start();
        String whole = new String(cat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(whole).hasSizeGreaterThan(4);
        assertThat(ProcFs.read("/proc/sys/kernel/pid_max")).isEqualTo(whole);
        assertThat(ProcFs.find("/proc/sys/kernel/pid_max")).contains(whole.strip());
    }

    @Test
    void aLongFileIsReadToItsEnd() {
        assertThat(ProcFs.read("/proc/self/smaps")).hasSizeGreaterThan(100_000).endsWith("\n");
    }
}
