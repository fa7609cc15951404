// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.threadtoll.measure.NotApplicableException;
import io.threadtoll.measure.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterProofTest {
    @Test
    void ownCallsAreAllCountedAndNobodyElses() throws Exception {
        Map<String, Double> values = measured();
        assertThat(values)
                .containsEntry(CounterProof.OWN_COUNTED, (double) CounterProof.CALLS)
                .containsEntry(CounterProof.OTHERS_COUNTED, 0.0);
        assertThat(values)
                .containsKeys(
                        CounterProof.UNCOUNTED_NS,
                        CounterProof.OTHER_COUNTED_NS,
                        CounterProof.FUTEX_COUNTED_NS,
                        CounterProof.ALL_COUNTED_NS);
        assertThat(values).hasSize(6);
        assertThat(values.entrySet())
                .filteredOn(entry -> Unit.ofMetric(entry.getKey()) == Unit.NANOSECONDS)
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.getValue()).isPositive());
    }

    private static Map<String, Double> measured() throws Exception {
        try {
            return new CounterProof().measure();
        } catch (NotApplicableException e) {
            return abort(e.getMessage());
        }
    }
}
