// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Nothing here changes this JVM's table: the probe does so in JVMs of its own. */
class FutexHashTest {
    @Test
    void aProcessWithThreadsHasAPowerOfTwoOfSlotsOrNone() {
        OptionalInt slots = FutexHash.slots();
        assumeTrue(slots.isPresent(), "this kernel has no PR_FUTEX_HASH");
        assertThat(Integer.bitCount(slots.getAsInt())).isLessThanOrEqualTo(1);
    }

    @Test
    void aNumberThatIsNoPowerOfTwoIsRefused() {
        OptionalInt slots = FutexHash.slots();
        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(() -> FutexHash.setSlots(3))
                .withMessageContaining("3 slots");
        assertThat(FutexHash.slots()).isEqualTo(slots);
    }
}
