// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    @ParameterizedTest
    @CsvSource({"'',0,0", "abc,0,0", "abc|,0,4", "|,0,1", "ab|cd|ef,0,6", "ab|cd|ef,2,6", "||,1,2", "ab|,2,3"})
    void endsBehindTheLastLine(String text, int searched, int end) {
        assertThat(Lines.end(bytes(text.replace('|', '\n')), searched)).isEqualTo(end);
    }

    @Test
    void theLongestLineIsOne() {
        ByteBuffer bytes = bytes("x".repeat(Lines.LONGEST - 1) + "\n");
        assertThat(Lines.end(bytes, 0)).isEqualTo(Lines.LONGEST);
        assertThat(Lines.isOverlong(bytes, Lines.LONGEST)).isFalse();
    }

    @Test
    void aLongerOneIsNoneAndTheLinesBeforeItAre() {
        ByteBuffer bytes = bytes("ab\n" + "x".repeat(Lines.LONGEST) + "\ncd\n");
        assertThat(Lines.end(bytes, 0)).isEqualTo(3);
        assertThat(Lines.isOverlong(bytes, 3)).isTrue();
    }

    @Test
    void anUnfinishedOneIsOverlongFromTheNextByteOn() {
        assertThat(Lines.isOverlong(bytes("x".repeat(Lines.LONGEST)), 0)).isFalse();
        assertThat(Lines.isOverlong(bytes("x".repeat(Lines.LONGEST + 1)), 0)).isTrue();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.allocate(2 * Lines.LONGEST).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
