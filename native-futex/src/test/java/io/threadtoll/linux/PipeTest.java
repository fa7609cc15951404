// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** One byte at a time, in order, and a reader that sleeps. */
class PipeTest {
    @Test
    void carriesEveryByteInOrder() {
        try (Pipe pipe = new Pipe()) {
            for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
                pipe.write((byte) value);
            }
            for (int value = Byte.MIN_VALUE; value <= Byte.MAX_VALUE; value++) {
                assertThat(pipe.read()).isEqualTo((byte) value);
            }
        }
    }

    @Test
    void aReaderSleepsUntilAByteComes() {
        try (Pipe pipe = new Pipe()) {
            BlockedCall<Byte> reader = BlockedCall.start(pipe::read);
            reader.awaitWaiting();
            assertThat(reader.hasEnded()).isFalse();
            pipe.write((byte) 7);
            assertThat(reader.result()).isEqualTo((byte) 7);
        }
    }

    @Test
    void isOfNoUseOnceClosed() {
        Pipe pipe = new Pipe();
        pipe.close();
        pipe.close();
        assertThatThrownBy(() -> pipe.write((byte) 1)).isInstanceOf(NativeCallException.class);
        assertThatThrownBy(pipe::read).isInstanceOf(NativeCallException.class);
    }
}
