// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** The dumps are those of a JVM on Linux 6.18, shortened. */
class ProcessMemoryTest {
    private static final int KIB = 1_024;
    private static final String STATUS = """
            Name:	java
            State:	S (sleeping)
            VmPeak:	 8012999 kB
            VmSize:	 8012292 kB
            VmLck:	       0 kB
            VmHWM:	   97999 kB
            VmRSS:	   97468 kB
            VmPTE:	     396 kB
            Threads:	23
            """;
    private static final String ROLLUP = """
            687400000-7fff34885000 ---p 00000000 00:00 0                             [rollup]
            Rss:               97444 kB
            Pss:               95775 kB
            Pss_Dirty:         66084 kB
            Pss_Anon:          66084 kB
            """;

    @Test
    void theRollupIsExactAndThereforePreferred() {
        assertThat(ProcessMemory.parse(STATUS, ROLLUP))
                .isEqualTo(new ProcessMemory(8_012_292L * KIB, 97_444 * KIB, 95_775 * KIB, 396 * KIB, 23));
    }

    @Test
    void withoutARollupTheProportionalShareIsUnknown() {
        assertThat(ProcessMemory.parse(STATUS, ""))
                .isEqualTo(new ProcessMemory(8_012_292L * KIB, 97_468 * KIB, ProcessMemory.UNKNOWN, 396 * KIB, 23));
    }

    @Test
    void withoutPageTablesTheseAreUnknown() {
        assertThat(ProcessMemory.parse(STATUS.replace("VmPTE:", "Other:"), ROLLUP)
                        .pageTableBytes())
                .isNaN();
    }

    @Test
    void aProcessWithoutAnAddressSpaceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessMemory.parse("Name:	kthreadd\nThreads:	1\n", ""))
                .withMessageContaining("VmSize:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessMemory.parse(STATUS, "Rss:	1 kB\n"))
                .withMessageContaining("Pss:");
    }

    @Test
    void memoryThatIsMappedAndTouchedIsSeen() {
        int bytes = 64 * KIB * KIB;
        long pid = ProcessHandle.current().pid();
        ProcessMemory before = ProcessMemory.of(pid);
        long mapping = LibC.mmap(0, bytes, 3, 0x22, -1, 0);
        ProcessMemory mapped = ProcessMemory.of(pid);
        LibC.write(mapping, new byte[bytes / 2]);
        ProcessMemory touched = ProcessMemory.of(pid);
        assertThat(LibC.munmap(mapping, bytes)).isZero();

        assertThat(mapped.vmSizeBytes() - before.vmSizeBytes()).isGreaterThanOrEqualTo(bytes);
        assertThat(touched.rssBytes() - mapped.rssBytes()).isBetween(bytes / 4L, bytes * 4L);
        assertThat(touched.pssBytes()).isBetween(bytes / 2L, touched.rssBytes());
        assertThat(touched.pageTableBytes()).isPositive();
        assertThat(touched.threads()).isGreaterThan(1);
    }

    @Test
    void anotherProcessHasItsOwn() throws Exception {
        try (ChildProcess child = ChildProcess.sleeping()) {
            ProcessMemory memory = ProcessMemory.of(child.pid());

            assertThat(memory.threads()).isEqualTo(1);
            assertThat(memory.rssBytes()).isPositive().isLessThan(memory.vmSizeBytes());
            assertThat(memory.vmSizeBytes())
                    .isLessThan(ProcessMemory.of(ProcessHandle.current().pid()).vmSizeBytes());
        }
    }

    @Test
    void aProcessThatIsNotThereIsRefused() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ProcessMemory.of(ChildProcess.NO_PID))
                .withMessageContaining("status");
    }
}
