// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.threadtoll.model.NotApplicableException;
import io.threadtoll.model.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterProofTest {
    @Test
    void ownCallsAreAllCountedAndNobodyElses() throws Exception {
        Findings found = measured();
        assertThat(found.last(CounterProof.OWN_COUNTED)).isEqualTo(CounterProof.CALLS);
        assertThat(found.last(CounterProof.OTHERS_COUNTED)).isZero();
        Map<String, List<Double>> values = found.values();
        assertThat(values)
                .containsKeys(
                        CounterProof.UNCOUNTED_NS.name(),
                        CounterProof.OTHER_COUNTED_NS.name(),
                        CounterProof.FUTEX_COUNTED_NS.name(),
                        CounterProof.ALL_COUNTED_NS.name());
        assertThat(values).hasSize(6);
        assertThat(values.entrySet())
                .filteredOn(entry -> Unit.ofMetric(entry.getKey()) == Unit.NANOSECONDS)
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.getValue().get(0)).isPositive());
    }

    private static Findings measured() throws Exception {
        try {
            return new CounterProof().measure(Map.of());
        } catch (NotApplicableException e) {
            return abort(e.getMessage());
        }
    }
}
