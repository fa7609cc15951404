// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrnoTest {
    @ParameterizedTest
    @CsvSource({
        "1, EPERM",
        "2, ENOENT",
        "4, EINTR",
        "11, EAGAIN",
        "12, ENOMEM",
        "13, EACCES",
        "14, EFAULT",
        "22, EINVAL",
        "23, ENFILE",
        "24, EMFILE",
        "38, ENOSYS",
        "95, EOPNOTSUPP",
        "110, ETIMEDOUT"
    })
    void aKnownNumberHasItsName(int number, String name) {
        assertThat(Errno.nameOf(number)).isEqualTo(name);
        assertThat(Errno.valueOf(name).is(number)).isTrue();
    }

    @Test
    void anUnknownNumberStandsForItself() {
        assertThat(Errno.nameOf(28)).isEqualTo("errno 28");
    }

    @Test
    void anExceptionNamesTheCallTheErrorAndTheReason() {
        NativeCallException e = new NativeCallException("semget", 22, "see ipcs -s");

        assertThat(e).hasMessage("semget failed with EINVAL: see ipcs -s");
        assertThat(e.errno()).isEqualTo(22);
    }
}
