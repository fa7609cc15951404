// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingCallTest {
    @Test
    void aSleeperOnAFutexIsInTheCallOfThatWord() {
        String syscall = "202 0x55ff9a054978 0x189 0x0 0x0 0x0 0xffffffff 0x7f866cefd630 0x7f86dbd40f16\n";

        assertThat(PendingCall.parse(syscall)).contains(new PendingCall(202, 0x55ff9a054978L, 0x7f866cefd630L));
    }

    @Test
    void argumentsMayFillAll64Bits() {
        String syscall = "0 0xffffffffffffffff 0x1 0x2 0x3 0x4 0x5 0x7ffff525a228 0x7f7405d292ad\n";

        assertThat(PendingCall.parse(syscall)).contains(new PendingCall(0, -1, 0x7ffff525a228L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"running\n", "-1 0x7ffff525a228 0x7f7405d292ad\n"})
    void aThreadOutsideOfACallHasNone(String syscall) {
        assertThat(PendingCall.parse(syscall)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "asleep",
                "202 0x55ff9a054978 0x189 0x0 0x0 0x0 0xffffffff 0x7f866cefd630",
                "202 55ff9a054978 0x189 0x0 0x0 0x0 0xffffffff 0x7f866cefd630 0x7f86dbd40f16",
                "futex 0x55ff9a054978 0x189 0x0 0x0 0x0 0xffffffff 0x7f866cefd630 0x7f86dbd40f16",
                "202 0x55ff9a054978 0x189 0x0 0x0 0x0 0xffffffff 0xsp 0x7f86dbd40f16",
            })
    void anythingElseIsRefused(String syscall) {
        assertThatIllegalArgumentException().isThrownBy(() -> PendingCall.parse(syscall));
    }

    @Test
    void aThreadThatHasEndedIsInNoCall() {
        assertThat(PendingCall.of(Path.of("/proc/self/task/" + ChildProcess.NO_PID)))
                .isEmpty();
    }
}
