// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The checks pass a server without a fault, and each fault is found. */
class EchoChecksTest {
    @Test
    void noFaultIsFoundWhereNoneIs() throws Exception {
        try (FaultyEcho server = new FaultyEcho(FaultyEcho.Fault.NONE)) {
            EchoChecks.echoesRandomPieces(server.port(), 1);
            EchoChecks.answersHalfClosed(server.port());
            try (SlowReader reader = new SlowReader(server.port())) {
                reader.assertHeldBack().assertAllComesBack();
            }
        }
    }

    @Test
    void aChangedByteIsFound() throws Exception {
        try (FaultyEcho server = new FaultyEcho(FaultyEcho.Fault.CHANGES_A_BYTE)) {
            assertThatThrownBy(() -> EchoChecks.echoesRandomPieces(server.port(), 1))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("first byte that differs");
        }
    }

    @Test
    void aForgottenLineIsFound() throws Exception {
        try (FaultyEcho server = new FaultyEcho(FaultyEcho.Fault.FORGETS_UNFINISHED_LINE)) {
            assertThatThrownBy(() -> EchoChecks.answersHalfClosed(server.port()))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("bytes that came back");
        }
    }

    @Test
    void aServerThatReadsOnIsFound() throws Exception {
        try (FaultyEcho server = new FaultyEcho(FaultyEcho.Fault.READS_ON);
                SlowReader reader = new SlowReader(server.port())) {
            assertThatThrownBy(reader::assertHeldBack)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("a peer that doesn't read");
        }
    }
}
