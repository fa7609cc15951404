// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.threadtoll.linux.Binding;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CarrierPinnedTest {
    /** The controls: what must run does, so that what does not run is starved. */
    @ParameterizedTest
    @EnumSource(names = {"JNA_DIRECT", "FFM"})
    void aFreeCarrierAndParkedWaitersLetOneMoreRun(Binding binding) throws Exception {
        Findings found;
        try {
            found = new CarrierPinned().measure(CarrierPinned.cell(binding).params());
        } catch (NotApplicableException e) {
            found = abort(e.getMessage());
        }
        double tried = found.last(CarrierPinned.TRIED);
        assertThat(found.last(CarrierPinned.RAN_BESIDE_FEWER)).isEqualTo(tried);
        assertThat(found.last(CarrierPinned.RAN_BESIDE_PARKED)).isEqualTo(tried);
        assertThat(found.last(CarrierPinned.RAN_BESIDE_ALL)).isBetween(0.0, tried);
    }

    @Test
    @EnabledForJreRange(maxVersion = 20)
    void anOlderJdkHasNone() {
        assertThatThrownBy(() -> new CarrierPinned()
                        .measure(CarrierPinned.cell(Binding.JNA_DIRECT).params()))
                .isInstanceOf(NotApplicableException.class)
                .hasMessageContaining("JDK 21");
    }

    @Test
    void whatIsNoBindingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CarrierPinned().check(Map.of("binding", "JNI")))
                .withMessageContaining("JNI");
    }
}
