// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threadtoll.linux.Rlimit.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RlimitTest {
    @ParameterizedTest
    @CsvSource({
        "DATA,    Max data size",
        "STACK,   Max stack size",
        "NPROC,   Max processes",
        "NOFILE,  Max open files",
        "MEMLOCK, Max locked memory",
        "AS,      Max address space"
    })
    void theKernelSaysTheSameInItsFile(Rlimit limit, String label) {
        String[] values = ProcFs.read("/proc/self/limits")
                .lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow()
                .substring(label.length())
                .strip()
                .split(" +", 3);

        assertThat(limit.get()).isEqualTo(new Limits(number(values[0]), number(values[1])));
    }

    @Test
    void aChildsLimitIsSetAndReadWithoutTouchingOurs() throws Exception {
        try (ChildProcess child = ChildProcess.sleeping()) {
            Limits ours = Rlimit.NOFILE.get();
            Rlimit.NOFILE.set(child.pid(), 17, 64);
            Rlimit.STACK.set(child.pid(), 1 << 20, Rlimit.STACK.get().hard());

            assertThat(Rlimit.NOFILE.get(child.pid())).isEqualTo(new Limits(17, 64));
            assertThat(Rlimit.STACK.get(child.pid()).soft()).isEqualTo(1 << 20);
            assertThat(Rlimit.NOFILE.get()).isEqualTo(ours);
        }
    }

    @Test
    void ourOwnLimitIsSetAndPutBack() {
        Limits before = Rlimit.NOFILE.get();
        Rlimit.NOFILE.set(before.soft() - 1, before.hard());
        Limits lowered = Rlimit.NOFILE.get();
        Rlimit.NOFILE.set(before.soft(), before.hard());

        assertThat(lowered).isEqualTo(new Limits(before.soft() - 1, before.hard()));
        assertThat(Rlimit.NOFILE.get()).isEqualTo(before);
    }

    @Test
    void aSoftLimitAboveTheHardOneIsRefusedByName() throws Exception {
        try (ChildProcess child = ChildProcess.sleeping()) {
            assertThatExceptionOfType(NativeCallException.class)
                    .isThrownBy(() -> Rlimit.NOFILE.set(child.pid(), 20, 10))
                    .withMessageContaining("prlimit64 of NOFILE failed with EINVAL");
        }
    }

    @Test
    void moreFilesThanTheMachineAllowsAreRefusedByName() throws Exception {
        long most = Long.parseLong(ProcFs.find("/proc/sys/fs/nr_open").orElseThrow());
        try (ChildProcess child = ChildProcess.sleeping()) {
            assertThatExceptionOfType(NativeCallException.class)
                    .isThrownBy(() -> Rlimit.NOFILE.set(child.pid(), most + 1, most + 1))
                    .withMessageContaining("EPERM")
                    .withMessageContaining("nr_open");
        }
    }

    @Test
    void aNegativeLimitAndAProcessThatIsNotThereAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rlimit.AS.set(-1, Rlimit.UNLIMITED));
        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(() -> Rlimit.AS.get(ChildProcess.NO_PID))
                .withMessageContaining("ESRCH");
    }

    private static long number(String text) {
        return "unlimited".equals(text) ? Rlimit.UNLIMITED : Long.parseLong(text);
    }
}
