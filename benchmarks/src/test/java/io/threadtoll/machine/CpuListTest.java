// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and masks, beyond 64 and beyond 1,024 CPUs. */
class CpuListTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                             | 0
            f                             | 0-3
            80000000                      | 31
            1,00000000                    | 32
            00000000,003f0000,0000003f    | 0-5,48-53
            """)
    void aMaskHasTheHighestWordFirst(String mask, String list) throws CannotTellException {
        assertThat(CpuList.parseMask(mask)).isEqualTo(CpuList.parse(list)).hasToString(list);
    }

    @Test
    void aMaskMayBeLong() throws CannotTellException {
        String mask = "80000001" + ",00000000".repeat(255);
        assertThat(CpuList.parseMask(mask)).hasToString("8160,8191");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x1", "g", "123456789", "1,1", ",00000001"})
    void whatIsNoMaskIsRefused(String text) {
        assertThatThrownBy(() -> CpuList.parseMask(text))
                .isInstanceOf(CannotTellException.class)
                .hasMessage("'" + text + "' is no mask of CPUs");
    }

    @Test
    void aPersonsOrderIsKept() throws CannotTellException {
        assertThat(CpuList.parseInOrder("8,0-2,5000")).containsExactly(8, 0, 1, 2, 5000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,3,1-3", "4,4"})
    void noCpuIsNamedTwice(String text) {
        assertThatThrownBy(() -> CpuList.parseInOrder(text)).hasMessage("'" + text + "' names a CPU twice");
    }
}
