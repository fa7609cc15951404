// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ThreadAccountTest {
    private static final String SCHEDSTAT = "1285744 871573 4\n";
    private static final String STATUS = """
            Name:	worker non voluntary
            State:	R (running)
            Mems_allowed_list:	0
            voluntary_ctxt_switches:	17
            nonvoluntary_ctxt_switches:	3
            """;

    @Test
    void theFourNumbersComeFromTheirFields() {
        assertThat(ThreadAccount.parse(SCHEDSTAT, STATUS)).isEqualTo(new ThreadAccount(1_285_744, 871_573, 17, 3));
    }

    @Test
    void aDifferenceIsTakenFieldByField() {
        assertThat(new ThreadAccount(10, 20, 30, 40).since(new ThreadAccount(1, 2, 3, 4)))
                .isEqualTo(new ThreadAccount(9, 18, 27, 36));
    }

    @Test
    void aSchedstatWithoutItsThreeNumbersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThreadAccount.parse("1285744 871573", STATUS))
                .withMessageContaining("three numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> ThreadAccount.parse("a b c", STATUS));
    }

    /** As in a sandbox whose kernel keeps neither. */
    @Test
    void whatTheKernelDoesNotKeepIsUnknown() {
        ThreadAccount account = ThreadAccount.parse("", "Name:	java\nnonvoluntary_ctxt_switches:	3\n");
        assertThat(account.cpuNs()).isNaN();
        assertThat(account.runQueueWaitNs()).isNaN();
        assertThat(account.voluntarySwitches()).isNaN();
        assertThat(account.involuntarySwitches()).isEqualTo(3);
        assertThat(account.plus(account).since(account).cpuNs()).isNaN();
    }

    @Test
    void aSleepOfTheCallingThreadIsChargedToIt() {
        Futex futex = new Futex();
        ThreadAccount before = ThreadAccount.of(BareCalls.gettid());
        assertThat(futex.await(0, 1_000_000)).isEqualTo(WaitResult.TIMED_OUT);
        ThreadAccount charged = ThreadAccount.of(BareCalls.gettid()).since(before);

        assertThat(charged.voluntarySwitches()).isPositive();
        assertThat(charged.cpuNs()).isPositive();
    }
}
