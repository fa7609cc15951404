// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class OwnCpuTest {
    private static final String FROM_FIELD_3 =
            " S 7428 7428 4656 0 -1 4194304 102 0 0 0 1000 200 30 4 20 0 1 0 409709\n";

    @Test
    void theTicksAreThoseOfTheProcessAndItsEndedChildren() {
        assertThat(OwnCpu.parse("7441 (java)" + FROM_FIELD_3)).isEqualTo(new OwnCpu(1234));
    }

    @Test
    void aCommandMayHoldSpacesAndBrackets() {
        assertThat(OwnCpu.parse("7441 (a) S 1 (b c)) d)" + FROM_FIELD_3)).isEqualTo(new OwnCpu(1234));
    }

    @Test
    void aTextThatIsShortOrNotNumbersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnCpu.parse("7441 (java) S 7428 7428\n"))
                .withMessageContaining("too few fields");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnCpu.parse("7441 (java)" + FROM_FIELD_3.replace("200", "x")));
    }

    @Test
    void thisProcessHasUsedTheCpu() {
        assertThat(OwnCpu.now().ticks()).isPositive();
    }
}
