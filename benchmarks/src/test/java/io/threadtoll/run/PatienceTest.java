// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.model.BadResultException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    @AfterEach
    void forget() {
        System.clearProperty(Patience.PROPERTY);
    }

    @Test
    void whatIsEnoughIsEnoughUnlessMoreIsAskedFor() {
        assertThat(Patience.with(ENOUGH)).isEqualTo(ENOUGH);
        System.setProperty(Patience.PROPERTY, "20");
        assertThat(Patience.with(ENOUGH)).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1001", "much", ""})
    void whatIsNoNumberOfTimesIsSaidToBeNone(String times) {
        System.setProperty(Patience.PROPERTY, times);
        assertThatThrownBy(() -> Patience.with(ENOUGH))
                .isInstanceOf(BadResultException.class)
                .hasMessage("threadtoll.patience is a whole number from 1 to 1000, and not '" + times + "'");
    }
}
