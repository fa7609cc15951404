// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskPartTest {
    private static final int NOBODY = Integer.MAX_VALUE;

    @ParameterizedTest
    @EnumSource
    void aThreadSharesAllWithItself(TaskPart part) {
        int tid = BareCalls.gettid();
        assertThat(part.isShared(tid, tid)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatThereIsNotIsNamed(TaskPart part) {
        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(() -> part.isShared(BareCalls.gettid(), NOBODY))
                .withMessageContaining("kcmp");
    }

    @ParameterizedTest
    @EnumSource
    void anImpossibleCloneIsRefused(InvalidClone combination) {
        assertThat(combination.isRefused()).isTrue();
    }
}
