// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFramingTest {
    @ParameterizedTest
    @CsvSource({"'',0,0", "abc,0,0", "abc|,0,4", "|,0,1", "ab|cd|ef,0,6", "ab|cd|ef,2,6", "||,1,2", "ab|,2,3"})
    void endsBehindTheLastLine(String text, int searched, int end) {
        assertThat(LineFraming.end(bytes(text.replace('|', '\n')), searched)).isEqualTo(end);
    }

    @Test
    void theLongestLineIsOne() {
        ByteBuffer bytes = bytes("x".repeat(LineFraming.LONGEST - 1) + "\n");
        assertThat(LineFraming.end(bytes, 0)).isEqualTo(LineFraming.LONGEST);
        assertThat(LineFraming.isOverlong(bytes, LineFraming.LONGEST)).isFalse();
    }

    @Test
    void aLongerOneIsNoneAndTheLinesBeforeItAre() {
        ByteBuffer bytes = bytes("ab\n" + "x".repeat(LineFraming.LONGEST) + "\ncd\n");
        assertThat(LineFraming.end(bytes, 0)).isEqualTo(3);
        assertThat(LineFraming.isOverlong(bytes, 3)).isTrue();
    }

    @Test
    void anUnfinishedOneIsOverlongFromTheNextByteOn() {
        assertThat(LineFraming.isOverlong(bytes("x".repeat(LineFraming.LONGEST)), 0))
                .isFalse();
        assertThat(LineFraming.isOverlong(bytes("x".repeat(LineFraming.LONGEST + 1)), 0))
                .isTrue();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.allocate(2 * LineFraming.LONGEST).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
