// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to the C library gets to the same place; where one is missing it says why. */
class BindingTest {
    static List<Binding> present() {
        return Binding.present();
    }

    @Test
    void jnaIsAlwaysThereAndStandard() {
        assertThat(present()).contains(Binding.JNA_INTERFACE, Binding.JNA_DIRECT);
        assertThat(Binding.standard()).isEqualTo(Binding.JNA_DIRECT);
        assertThat(new Futex().binding()).isEqualTo(Binding.JNA_DIRECT);
    }

    @Test
    @EnabledForJreRange(maxVersion = 21)
    void ffmIsMissingOnAnOlderJdkAndSaysSo() {
        String why = "java.lang.foreign is final from JDK 22 on; this is JDK "
                + Runtime.version().feature();

        assertThat(Binding.FFM.missing()).contains(why);
        assertThatExceptionOfType(UnsupportedPlatformException.class)
                .isThrownBy(() -> new Futex(Binding.FFM))
                .withMessageContaining("FFM")
                .withMessageContaining(why);
    }

    @Test
    @EnabledForJreRange(minVersion = 22)
    void ffmIsThereOnANewerJdk() {
        assertThat(Binding.FFM.missing()).isEmpty();
        assertThat(present()).containsExactly(Binding.values());
    }

    @ParameterizedTest
    @MethodSource("present")
    void everyBindingCallsTheSameFunctions(Binding binding) {
        BoundCalls calls = new BoundCalls(binding);

        assertThat(calls.nullCall(-5)).isEqualTo(5);
        assertThat(calls.getppid())
                .isEqualTo((int) ProcessHandle.current().parent().orElseThrow().pid());
    }

    @ParameterizedTest
    @MethodSource("present")
    void anErrnoIsAResultAndBelongsToItsThread(Binding binding) throws InterruptedException {
        SystemCalls calls = binding.calls();
        long[] ofOther = new long[1];
        Thread other = new Thread(() -> ofOther[0] = calls.syscall(-1, 0, 0, 0, 0, 0, 0));

        long misaligned = calls.syscall(SyscallTable.HERE.futex, 2, 1, 1, 0, 0, 0);
        other.start();
        other.join();

        assertThat(misaligned).isEqualTo(-Errno.EINVAL.number);
        assertThat(ofOther[0]).isEqualTo(-Errno.ENOSYS.number);
    }
}
