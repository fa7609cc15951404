// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts were printed by JDK 17.0.15 and 25.0.3 with {@code -Xmx256m}. */
class HeapRangeTest {
    private static final HeapRange UNKNOWN = new HeapRange(0, 0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "g1-17",
                "g1-25",
                "serial-17",
                "serial-25",
                "parallel-17",
                "parallel-25",
                "shenandoah-17",
                "shenandoah-25"
            })
    void isAllThatTheCollectorReserved(String collector) throws IOException {
        assertThat(HeapRange.parse(saved(collector))).isEqualTo(new HeapRange(0xf000_0000L, 0x1_0000_0000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"z-17", "z-25"})
    void isUnknownWhereTheCollectorDoesNotTell(String collector) throws IOException {
        assertThat(HeapRange.parse(saved(collector))).isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[0x)", "[0xf0000000)", "[0x11112222333344445, 0x1)", "[f0000000, 100000000)"})
    void isUnknownInAnotherText(String text) {
        assertThat(HeapRange.parse(text)).isEqualTo(UNKNOWN);
    }

    @Test
    void holdsTheHeapOfThisJvm() {
        HeapRange range = HeapRange.ofThisJvm();
        assertThat(range.to() - range.from())
                .isGreaterThanOrEqualTo(Runtime.getRuntime().totalMemory());
    }

    private static String saved(String collector) throws IOException {
        try (InputStream text = HeapRangeTest.class.getResourceAsStream("/heap-info/" + collector + ".txt")) {
            return new String(text.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
