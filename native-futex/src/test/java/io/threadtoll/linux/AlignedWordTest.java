// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class AlignedWordTest {
    private final AlignedWord word = new AlignedWord();

    /** Repeated, since the allocator may hand out an aligned address by chance. */
    @RepeatedTest(5)
    void aWordHasItsCacheLinesToItself() {
        assertThat(LibC.addressOf(word.memory) % AlignedWord.LINE_BYTES).isZero();
        assertThat(word.memory.capacity()).isEqualTo(AlignedWord.LINE_BYTES);
    }

    @Test
    void aCompareAndSetChangesOnlyTheExpectedValue() {
        assertThat(word.compareAndSet(1, 2)).isFalse();
        assertThat(word.get()).isZero();
        assertThat(word.compareAndSet(0, 2)).isTrue();
        assertThat(word.get()).isEqualTo(2);
    }

    @Test
    void swapsAndAdditionsReturnTheValueBefore() {
        word.set(-7);

        assertThat(word.getAndSet(5)).isEqualTo(-7);
        assertThat(word.getAndAdd(-1)).isEqualTo(5);
        assertThat(word.get()).isEqualTo(4);
    }
}
