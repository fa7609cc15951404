// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.report.Samples;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TrustTest {
    private static final Cell CELL = new Cell("a.bench.lock.Lock.pair", new TreeMap<>(Map.of("kind", "x")), 1);

    /** Forks that differ twice as much hide differences that are larger. */
    @Test
    void theMoreForksDifferTheLessIsSeen() {
        assertThat(smallest(100, 101, 99)).isLessThan(smallest(100, 110, 90));
    }

    @Test
    void whatDisturbedForksSayIsNotUsed() {
        Fork disturbed = Forks.as(Forks.measured(CELL, 900.0), Status.DISTURBED);
        Trust trust = trust(List.of(Forks.measured(CELL, 1.0), Forks.measured(CELL, 1.0), disturbed), List.of());
        assertThat(trust.questions()).isEmpty();
        assertThat(trust.disturbed()).startsWith("1 of 3 forks were disturbed");
    }

    @Test
    void twoCopiesOfTheSameAreHeldAgainstEachOther() {
        Trust trust = trust(forks(10, 11, 12), forks(20, 22, 24));
        assertThat(trust.copies())
                .singleElement()
                .satisfies(copy -> assertThat(copy.value()).startsWith("2.00 ["));
    }

    @Test
    void whatTheDoctorWarnedOfIsThereWithItsReason() {
        Trust trust = Trust.of(
                Samples.run(Map.of("doctor.load", "9.5 over the last minute")), List.of(), List.of(), List.of());
        assertThat(trust.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.name()).isEqualTo("load");
            assertThat(warning.value()).startsWith("9.5 over the last minute. ").hasSizeGreaterThan(40);
        });
    }

    @Test
    void whatWasNotMeasuredIsThereWithItsReason() {
        Trust trust = Trust.of(Samples.run(), Samples.judgements(), Samples.forks(), List.of());
        assertThat(trust.missing())
                .extracting(Fact::value)
                .contains(
                        "JDK 17 has no virtual threads",
                        "the count was 17 too low",
                        "python3 ended with exit code 139");
    }

    private static double smallest(double... values) {
        String share = trust(forks(values), List.of()).questions().get(0).smallest();
        return Double.parseDouble(share.replace(" %", ""));
    }

    private static Trust trust(List<Fork> forks, List<Fork> copies) {
        return Trust.of(Samples.run(), List.of(), forks, copies);
    }

    private static List<Fork> forks(double... values) {
        return DoubleStream.of(values)
                .mapToObj(value -> Forks.measured(CELL, value))
                .toList();
    }
}
