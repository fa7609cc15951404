// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CpuTimesTest {
    private static final String STAT = """
            cpu  1000 200 30 40000 500 6 7 80 900 10
            cpu0 1 1 1 1 1 1 1 1 1 1
            intr 123 4 5
            """;

    @Test
    void theFirstLineIsSplitIntoBusyIdleAndStolen() {
        CpuTimes times = CpuTimes.parse(STAT);

        assertThat(times).isEqualTo(new CpuTimes(1000 + 200 + 30 + 6 + 7, 40_000 + 500, 80));
        assertThat(times.total()).isEqualTo(41_823);
    }

    @Test
    void aDifferenceIsTakenFieldByField() {
        assertThat(new CpuTimes(10, 20, 30).since(new CpuTimes(1, 2, 3))).isEqualTo(new CpuTimes(9, 18, 27));
    }

    @Test
    void aTextWithoutTheLineOfAllCpusIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CpuTimes.parse("cpu0 1 2 3 4 5 6 7 8 9 10\n"))
                .withMessageContaining("no cpu line");
    }

    @Test
    void aLineThatIsShortOrNotNumbersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CpuTimes.parse("cpu  1 2 3 4 5 6 7\n"))
                .withMessageContaining("at least 8 numbers");
        assertThatIllegalArgumentException().isThrownBy(() -> CpuTimes.parse("cpu  1 2 3 4 x 6 7 8\n"));
    }

    @Test
    void thisMachineHasCpuTimes() {
        assertThat(CpuTimes.now().busy()).isPositive();
    }
}
