// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLineTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 000000000000000",
        "1, 2, 000000010000002",
        "-1, 268435455, fffffffffffffff",
        "305419896, 112345678, 123456786b2424e",
    })
    void holdsBothNumbersInHex(int id, int sequence, String digits) {
        ByteBuffer line = ByteBuffer.allocate(RequestLine.BYTES);
        RequestLine.encode(id, sequence, 0, line);
        assertThat(new String(line.array(), StandardCharsets.US_ASCII)).isEqualTo(digits + "\n");
    }

    @Test
    void canBeWrittenFromAnyIndexOn() {
        for (int from = 0; from <= RequestLine.BYTES; from++) {
            ByteBuffer rest = ByteBuffer.allocate(RequestLine.BYTES);
            RequestLine.encode(0xcafe, 99, from, rest);
            assertThat(rest.flip().remaining()).isEqualTo(RequestLine.BYTES - from);
            while (rest.hasRemaining()) {
                assertThat(rest.get(rest.position())).isEqualTo(RequestLine.at(0xcafe, 99, from + rest.position()));
                rest.get();
            }
        }
    }
}
