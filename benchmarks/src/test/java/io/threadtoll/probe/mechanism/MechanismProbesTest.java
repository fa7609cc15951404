// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.abort;

import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.linux.FutexHash;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.ProbeJvm;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the probes count; what they time is asserted nowhere. */
class MechanismProbesTest {
    @Test
    void aBarrierIsTimedBesideNoneAndUpToOneSpinnerOnEachOtherCpu() throws Exception {
        Findings found;
        try {
            found = new MembarrierPrice().measure(Map.of());
        } catch (NotApplicableException e) {
            found = abort(e.getMessage());
        }
        assertThat(found.steps(MembarrierPrice.SPINNERS))
                .startsWith(0.0)
                .hasSameSizeAs(found.steps(MembarrierPrice.BESIDE_SPINNERS_NS));
        assertThat(found.steps(MembarrierPrice.BESIDE_SPINNERS_NS)).allMatch(ns -> ns > 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0 1", "2, 0 1 2", "3, 0 1 2 3", "5, 0 1 2 4 5", "63, 0 1 2 4 8 16 32 63"})
    void theSpinnersDoubleUpToTheMost(int most, String numbers) {
        assertThat(MembarrierPrice.numbers(most)).map(String::valueOf).containsExactly(numbers.split(" ", -1));
    }

    /** In a JVM of its own, since a table is for good. */
    @ParameterizedTest
    @EnumSource
    void aProcessHasTheTableThatItAskedFor(FutexTable table) throws Exception {
        Findings found;
        try {
            found = ProbeJvm.measure(
                    JvmCommand.ofThisJdk(),
                    PrivateHash.ID,
                    PrivateHash.cell(table).params());
        } catch (NotApplicableException e) {
            found = abort(e.getMessage());
        }
        assertThat(found.last(PrivateHash.SLEEPERS)).isEqualTo(PrivateHash.WORDS);
        double slots = found.last(PrivateHash.SLOTS);
        switch (table) {
            case DEFAULT -> assertThat(FutexHash.slots()).isPresent();
            case GLOBAL -> assertThat(slots).isZero();
            case LARGE -> assertThat(slots).isEqualTo(1024);
        }
    }

    /** The JVM that measures looks itself whether its threads are registered; one that isn't as asked says so. */
    @ParameterizedTest
    @EnumSource
    void theCLibraryDoesAsItIsTold(RseqSetting setting) throws Exception {
        try {
            Findings found = new RseqCost().measure(RseqCost.cell(setting).params());
            assertThat(found.last(RseqCost.CALL_NS)).isPositive();
            assertThat(found.last(RseqCost.HOP_NS)).isPositive();
        } catch (NotApplicableException e) {
            abort(e.getMessage());
        }
    }

    @Test
    void whatIsNoSettingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RseqCost().check(Map.of("rseq", "PERHAPS")))
                .withMessageContaining("PERHAPS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrivateHash().check(Map.of("table", "SMALL")))
                .withMessageContaining("SMALL");
    }
}
