// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MembarrierTest {
    static List<Binding> present() {
        return Binding.present();
    }

    @ParameterizedTest
    @MethodSource("present")
    void aBarrierIsOrderedWhereThereIsOne(Binding binding) {
        assumeTrue(Membarrier.supported(), Membarrier.missing().orElse(""));
        Membarrier barrier = new Membarrier(binding);

        assertThatCode(barrier::expedited).doesNotThrowAnyException();
        assertThat(Membarrier.missing()).isEmpty();
    }

    /** The kernel's own list of commands, MEMBARRIER_CMD_QUERY, has both or neither. */
    @Test
    void itIsMissingWhereTheKernelDoesNotListIt() {
        long listed = Binding.standard().calls().syscall(SyscallTable.HERE.membarrier, 0, 0, 0, 0, 0, 0);

        assertThat(Membarrier.supported()).isEqualTo(listed > 0 && (listed & 24) == 24);
    }

    @ParameterizedTest
    @CsvSource({"ENOSYS, CONFIG_MEMBARRIER", "EINVAL, 4.14", "EPERM, seccomp", "ENOMEM, ENOMEM"})
    void aRefusedRegistrationSaysWhy(Errno errno, String why) {
        assertThat(Membarrier.register(new RefusingCalls(errno)))
                .hasValueSatisfying(reason -> assertThat(reason).contains(why));
    }

    @Test
    void aBarrierThatFailsIsNotPassedOver() {
        Membarrier barrier = new Membarrier(new RefusingCalls(Errno.EPERM));

        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(barrier::expedited)
                .withMessageContaining("membarrier")
                .withMessageContaining("EPERM");
    }
}
