// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Asks a pseudo-terminal of its own, pts(4), whose size it sets. */
class TerminalColumnsTest {
    private static final Path MULTIPLEXER = Path.of("/dev/ptmx");
    private static final long TIOCSWINSZ = 0x5414;

    @Test
    void areThoseThatWereSet() throws IOException {
        try (RandomAccessFile terminal = new RandomAccessFile(MULTIPLEXER.toFile(), "rw")) {
            assertThat(terminal.getFD().valid()).isTrue();
            int fd = fdOf(MULTIPLEXER);
            assertThat(BareCalls.terminalColumns(fd)).as("no size was set yet").isEmpty();
            for (int columns : new int[] {1, 77, 132, 65_535}) {
                byte[] winsize = ByteBuffer.allocate(8)
                        .order(ByteOrder.nativeOrder())
                        .putShort((short) 24)
                        .putShort((short) columns)
                        .array();
                assertThat(LibC.ioctl(fd, TIOCSWINSZ, winsize)).isZero();
                assertThat(BareCalls.terminalColumns(fd)).isEqualTo(OptionalInt.of(columns));
            }
        }
    }

    @Test
    void whatIsNoTerminalHasNone() throws IOException {
        Path nothing = Path.of("/dev/null");
        try (RandomAccessFile file = new RandomAccessFile(nothing.toFile(), "r")) {
            assertThat(file.getFD().valid()).isTrue();
            assertThat(BareCalls.terminalColumns(fdOf(nothing))).isEmpty();
        }
        assertThat(BareCalls.terminalColumns(-1)).isEmpty();
    }

    /** The newest of this process's descriptors of a file: Java doesn't say the number. */
    private static int fdOf(Path file) throws IOException {
        try (Stream<Path> fds = Files.list(Path.of("/proc/self/fd"))) {
            return fds.filter(fd -> leadsTo(fd, file))
                    .mapToInt(fd -> Integer.parseInt(fd.getFileName().toString()))
                    .max()
                    .orElseThrow();
        }
    }

    /** A link of a pseudo-terminal reads /dev/ptmx or /dev/pts/ptmx. */
    private static boolean leadsTo(Path fd, Path file) {
        try {
            return Files.readSymbolicLink(fd).endsWith(file.getFileName());
        } catch (IOException e) {
            return false;
        }
    }
}
