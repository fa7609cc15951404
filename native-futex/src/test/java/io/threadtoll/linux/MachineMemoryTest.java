// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dumps are those of Linux 6.18, shortened, with buffers in use. */
class MachineMemoryTest {
    private static final long KIB = 1_024;
    private static final String MEMINFO = """
            MemTotal:       24684084 kB
            MemFree:        24348884 kB
            MemAvailable:   24302944 kB
            Slab:             193448 kB
            SReclaimable:     165224 kB
            KernelStack:        1392 kB
            PageTables:         2124 kB
            SecPageTables:         0 kB
            CommitLimit:    12342040 kB
            Committed_AS:      58864 kB
            """;
    private static final String SOCKSTAT = """
            sockets: used 12
            TCP: inuse 1 orphan 0 tw 0 alloc 1 mem 3
            UDP: inuse 0 mem 7
            FRAG: inuse 0 memory 0
            """;

    @Test
    void everyFigureIsInBytes() {
        assertThat(MachineMemory.parse(MEMINFO, SOCKSTAT, 16_384))
                .isEqualTo(new MachineMemory(
                        24_684_084 * KIB,
                        24_302_944 * KIB,
                        1_392 * KIB,
                        2_124 * KIB,
                        193_448 * KIB,
                        3 * 16_384,
                        58_864 * KIB));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MemTotal:", "MemAvailable:"})
    void aMeminfoThatLacksALineIsRefused(String label) {
        String without = MEMINFO.replace(label, "Other:");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MachineMemory.parse(without, SOCKSTAT, 4_096))
                .withMessageContaining(label);
    }

    /** As in a sandbox that shows no more than that. */
    @Test
    void whatTheKernelDoesNotShowIsUnknown() {
        MachineMemory memory = MachineMemory.parse("MemTotal: 2097152 kB\nMemAvailable: 1900000 kB\n", "", 4_096);

        assertThat(memory.totalBytes()).isEqualTo(2_097_152 * KIB);
        assertThat(memory.kernelStackBytes()).isNaN();
        assertThat(memory.pageTableBytes()).isNaN();
        assertThat(memory.slabBytes()).isNaN();
        assertThat(memory.tcpBytes()).isNaN();
        assertThat(memory.committedBytes()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sockets: used 12\n",
                "UDP: inuse 0 mem 7\n",
                "TCP: inuse 1 orphan 0 tw 0 alloc 1\n",
                "TCP: inuse 1 orphan 0 tw 0 alloc 1 mem\n",
            })
    void aSockstatWithoutTcpMemoryLeavesItUnknown(String sockstat) {
        assertThat(MachineMemory.parse(MEMINFO, sockstat, 4_096).tcpBytes()).isNaN();
    }

    @Test
    void aSockstatThatIsNoNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MachineMemory.parse(MEMINFO, "TCP: inuse 1 orphan 0 tw 0 alloc 1 mem few\n", 4_096));
    }

    @Test
    void thisMachineHasMemory() {
        MachineMemory memory = MachineMemory.now();

        assertThat(memory.availableBytes()).isPositive().isLessThan(memory.totalBytes());
        assertThat(memory.kernelStackBytes()).isPositive();
        assertThat(memory.pageTableBytes()).isPositive();
        assertThat(memory.slabBytes()).isPositive();
        assertThat(memory.tcpBytes()).isNotNegative();
        assertThat(memory.committedBytes()).isPositive();
    }
}
