// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dump is that of a process on Linux 6.18, shortened; one name was given a space, and one mapping a huge page. */
class MappingTest {
    private static final int KIB = 1_024;
    private static final String SMAPS = """
            559f6bdf7000-559f6bdf9000 r--p 00000000 fe:00 260386                     /usr/bin/a head (deleted)
            Size:                  8 kB
            KernelPageSize:        4 kB
            Rss:                   8 kB
            Pss:                   3 kB
            Pss_Dirty:             0 kB
            Private_Clean:         8 kB
            VmFlags: rd mr mw me\s
            7f866cbff000-7f866cc03000 ---p 00000000 00:00 0\s
            Size:                 16 kB
            Rss:                   0 kB
            Pss:                   0 kB
            VmFlags: mr mw me ac\s
            7f866cc03000-7f866ceff000 rw-p 00000000 00:00 0\s
            Size:               3056 kB
            Rss:                2140 kB
            Pss:                2140 kB
            AnonHugePages:      2048 kB
            VmFlags: rd wr mr mw me ac\s
            ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
            Size:                  4 kB
            Rss:                   0 kB
            Pss:                   0 kB
            VmFlags: ex\s
            """;

    @Test
    void everyMappingHasItsAddressesNameAndMemory() {
        assertThat(Mapping.parse(SMAPS.lines()))
                .containsExactly(
                        new Mapping(
                                0x559f6bdf7000L,
                                0x559f6bdf9000L,
                                "r--p",
                                "/usr/bin/a head (deleted)",
                                8 * KIB,
                                3 * KIB,
                                0),
                        new Mapping(0x7f866cbff000L, 0x7f866cc03000L, "---p", "", 0, 0, 0),
                        new Mapping(0x7f866cc03000L, 0x7f866ceff000L, "rw-p", "", 2140 * KIB, 2140 * KIB, 2048 * KIB),
                        new Mapping(0xffffffffff600000L, 0xffffffffff601000L, "--xp", "[vsyscall]", 0, 0, 0));
    }

    @Test
    void aMappingReachesFromItsFirstByteToItsLast() {
        Mapping upper = Mapping.parse(SMAPS.lines()).get(3);

        assertThat(upper.sizeBytes()).isEqualTo(4 * KIB);
        assertThat(upper.contains(0xffffffffff600000L)).isTrue();
        assertThat(upper.contains(0xffffffffff600fffL)).isTrue();
        assertThat(upper.contains(0xffffffffff601000L)).isFalse();
        assertThat(upper.contains(0x7f866cc03000L)).as("the lower half").isFalse();
    }

    @Test
    void aProcessWithoutMappingsHasNone() {
        assertThat(Mapping.parse("".lines())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rss:  8 kB\nPss:  8 kB\n",
                "7f866cbff000-7f866cc03000 ---p 00000000 00:00 0\nRss:  8 kB\n",
                "7f866cbff000-7f866cc03000 ---p 00000000 00:00 0\nRss:  8 kB\n7f8-7f9 ---p 0 0:0 0\nPss:  8 kB\n",
                "7f866cbff000 ---p 00000000 00:00 0\nRss:  8 kB\nPss:  8 kB\n",
                "7f866cbff000-7f866cc03000 ---p\nRss:  8 kB\nPss:  8 kB\n",
                "7f866cbff000-x ---p 00000000 00:00 0\nRss:  8 kB\nPss:  8 kB\n",
                "7f866cbff000-7f866cc03000 ---p 00000000 00:00 0\nRss:  many\nPss:  8 kB\n",
                "\nRss:  8 kB\nPss:  8 kB\n",
            })
    void aTextThatIsNoneOfMappingsIsRefused(String smaps) {
        assertThatIllegalArgumentException().isThrownBy(() -> Mapping.parse(smaps.lines()));
    }

    @Test
    void aMappingOfThisProcessIsFoundWithWhatWasTouched() {
        int bytes = 4 * KIB * KIB;
        long address = LibC.mmap(0, bytes, 3, 0x22, -1, 0);
        LibC.write(address, new byte[bytes]);
        Mapping mapping = around(address, ProcessHandle.current().pid());
        assertThat(LibC.munmap(address, bytes)).isZero();

        assertThat(mapping.permissions()).isEqualTo("rw-p");
        assertThat(mapping.sizeBytes()).isGreaterThanOrEqualTo(bytes);
        assertThat(mapping.rssBytes()).isGreaterThanOrEqualTo(bytes);
        assertThat(mapping.pssBytes()).isGreaterThanOrEqualTo(bytes);
    }

    @Test
    void countingMeetsAMappingThatIsTakenAwayAgain() {
        long pid = ProcessHandle.current().pid();
        int page = LibC.getpagesize();
        int mappings = 2_000;
        long address = LibC.mmap(0, (long) mappings * page, 0, 0x22, -1, 0);
        int before = Mapping.count(pid);
        for (int i = 0; i < mappings; i += 2) {
            assertThat(LibC.mprotect(address + (long) i * page, page, 1)).isZero();
        }
        int split = Mapping.count(pid);
        List<Mapping> all = Mapping.all(pid);
        assertThat(LibC.munmap(address, (long) mappings * page)).isZero();

        assertThat(split - before).isBetween(mappings - 100, mappings + 100);
        assertThat(all).hasSizeBetween(split - 100, split + 100);
    }

    @Test
    void anotherProcessHasItsOwn() throws Exception {
        try (ChildProcess child = ChildProcess.sleeping()) {
            List<Mapping> mappings = Mapping.all(child.pid());

            assertThat(mappings).extracting(Mapping::name).contains("[stack]").anyMatch(name -> name.endsWith("/cat"));
            assertThat(Mapping.count(child.pid())).isEqualTo(mappings.size());
        }
    }

    @Test
    void aProcessThatIsNotThereIsRefused() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Mapping.all(ChildProcess.NO_PID))
                .withMessageContaining("smaps");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Mapping.count(ChildProcess.NO_PID))
                .withMessageContaining("maps");
    }

    private static Mapping around(long address, long pid) {
        return Mapping.all(pid).stream()
                .filter(mapping -> mapping.contains(address))
                .findFirst()
                .orElseThrow();
    }
}
