// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Futex2Test {
    static List<Binding> present() {
        return Binding.present();
    }

    @BeforeEach
    void requireTheCalls() {
        assumeTrue(Futex2.missing().isEmpty(), Futex2.missing().orElse(""));
    }

    @ParameterizedTest
    @MethodSource("present")
    void aSleeperIsWoken(Binding binding) {
        Futex2 word = new Futex2(binding);
        BlockedCall<WaitResult> sleeper = BlockedCall.start(() -> word.await(0));
        int woken = 0;
        while (woken == 0) {
            woken = word.wake(1);
        }
        assertThat(woken).isEqualTo(1);
        assertThat(sleeper.result()).isEqualTo(WaitResult.WOKEN);
        assertThat(word.wake(1)).isZero();
    }

    @ParameterizedTest
    @MethodSource("present")
    void anotherValueIsNotWaitedFor(Binding binding) {
        Futex2 word = new Futex2(binding);
        word.set(-1);
        assertThat(word.await(0)).isEqualTo(WaitResult.VALUE_DIFFERED);
    }

    /** A wait by futex(2) is ended by futex_wake on the same word: both are of one table. */
    @Test
    void bothSortsOfCallsFindTheSameWaiters() {
        Futex2 word = new Futex2(Binding.standard());
        BlockedCall<WaitResult> sleeper = BlockedCall.start(
                () -> Futex.await(Binding.standard().calls(), word.address(), Futex.Scope.PRIVATE, 0, 0));
        int woken = 0;
        while (woken == 0) {
            woken = word.wake(1);
        }
        assertThat(sleeper.result()).isEqualTo(WaitResult.WOKEN);
    }

    @Test
    void aKernelThatHasThemNotIsTold() {
        assertThat(Futex2.missing(new RefusingCalls(Errno.ENOSYS)))
                .hasValueSatisfying(why -> assertThat(why).contains("6.7", "ENOSYS"));
        assertThat(Futex2.missing(new RefusingCalls(Errno.EPERM)))
                .hasValueSatisfying(why -> assertThat(why).contains("EPERM"));
        assertThat(Futex2.missing(new RefusingCalls(Errno.EFAULT))).isEmpty();
    }
}
