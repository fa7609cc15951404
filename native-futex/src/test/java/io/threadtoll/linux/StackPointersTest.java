// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** {@link PendingCallTest} has the saved dumps. */
class StackPointersTest {
    @Test
    void aSleepingThreadHasAStackOfItsOwnAndARunningOneIsLeftOut() {
        Futex futex = new Futex();
        BlockedCall<WaitResult> sleeper = BlockedCall.start(() -> futex.await(0));
        sleeper.awaitAsleepOn(futex);
        long[] named = StackPointers.ofThreadsNamed("blocked-call");
        long[] others = StackPointers.ofThreadsNamed("blocked");
        long[] all = StackPointers.of(ProcessHandle.current().pid());
        while (futex.wake(1) == 0) {
            Thread.onSpinWait();
        }
        assertThat(sleeper.result()).isEqualTo(WaitResult.WOKEN);

        assertThat(named).hasSize(1);
        assertThat(others).as("a part of the name").isEmpty();
        assertThat(all).contains(named).doesNotHaveDuplicates();
        assertThat(Mapping.all(ProcessHandle.current().pid()).stream()
                        .filter(mapping -> LongStream.of(all).anyMatch(mapping::contains))
                        .map(Mapping::permissions))
                .as("mappings that hold a stack")
                .isNotEmpty()
                .containsOnly("rw-p");
    }

    @Test
    void anotherProcessHasItsOnItsStack() throws Exception {
        try (ChildProcess child = ChildProcess.sleeping()) {
            long[] pointers = StackPointers.of(child.pid());

            assertThat(Mapping.all(child.pid()))
                    .filteredOn(mapping -> mapping.contains(pointers[0]))
                    .extracting(Mapping::name)
                    .containsExactly("[stack]");
        }
    }

    @Test
    void aProcessThatIsNotThereIsRefused() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> StackPointers.of(ChildProcess.NO_PID))
                .withMessageContaining("task");
    }
}
