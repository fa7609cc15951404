// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import io.threadtoll.machine.ControlGroups;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.probe.Scale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The probes on the machine at hand. */
class LimitProbesTest {
    /** How far the observed number may be from the predicted one. */
    private static final double NEAR = 0.05;

    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void theRoomOfThisMachine() {
        Findings found = new LimitRoom().measure(Map.of());
        assertThat(found.values())
                .containsKeys(LimitRoom.ADDRESS_SPACE_BYTES.name(), "freePidMax", "atPidMax", "freeMemoryBytes");
        assertThat(found.note()).isNotBlank();
    }

    @Test
    void guardedStacksAreRefusedAndTheirAddressSpaceAloneIsNot() throws Exception {
        // Not in this JVM, which would be the one to go without a mapping.
        Findings found = OwnJvm.measure(AddressSpaceReservation.ID);
        double predicted = found.last(Limit.MAX_MAP_COUNT.bindsAt());
        if (predicted < LimitRoom.MILLION) {
            assertThat(found.last(AddressSpaceReservation.GUARDED_REFUSED)).isEqualTo(1);
            assertThat(found.last(AddressSpaceReservation.GUARDED_STACKS))
                    .isCloseTo(predicted, within(NEAR * predicted));
        }
        assertThat(found.last(AddressSpaceReservation.UNGUARDED_MAPPINGS))
                .isLessThan(found.last(AddressSpaceReservation.GUARDED_MAPPINGS) / 100);
        assertThat(found.last(AddressSpaceReservation.UNGUARDED_STACKS))
                .isGreaterThan(found.last(AddressSpaceReservation.GUARDED_STACKS));
    }

    @ParameterizedTest
    @EnumSource(StackSize.class)
    void realThreadsTakeTheirStacksAndTwoMappings(StackSize stack) throws Exception {
        Findings found = new ThreadRamp().measure(Map.of(ThreadRamp.UP_TO, "600", ThreadRamp.STACK, stack.name()));
        assertThat(found.last(ThreadRamp.REACHED)).isEqualTo(600);
        assertThat(found.last(ThreadRamp.REFUSED)).isZero();
        assertThat(found.last(ThreadRamp.PREDICTED)).isGreaterThan(600);
        assertThat(found.steps(FootprintMetrics.THREADS)).endsWith(500.0, 600.0);
        assertThat(found.last(ThreadRamp.MAPPINGS)).isCloseTo(2, within(0.2));
        assertThat(found.last(ThreadRamp.RESIDENT_BYTES)).isPositive().isLessThan(1 << 20);
        if (stack == StackSize.MIB_8) {
            assertThat(found.last(ThreadRamp.VIRTUAL_BYTES)).isCloseTo(8 << 20, within(NEAR * (8 << 20)));
        }
    }

    @ParameterizedTest
    @CsvSource({"199, DEFAULT", "1000001, DEFAULT", "many, DEFAULT", "500, HUGE"})
    void aRampRefusesWhatItCannotDo(String threads, String stack) {
        assertThatThrownBy(() -> new ThreadRamp().check(Map.of(ThreadRamp.UP_TO, threads, ThreadRamp.STACK, stack)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theRefusalIsWhereItWasPredicted() throws Exception {
        for (String world : new ThreadRefusal().params(Scale.QUICK).get(ThreadRefusal.WORLD)) {
            Findings found = refusal(world);
            double predicted = found.last(ThreadRefusal.PREDICTED);
            assertThat(found.last(ThreadRefusal.REFUSED)).as(world).isEqualTo(1);
            assertThat(found.last(ThreadRefusal.OBSERVED))
                    .as(found.note())
                    .isCloseTo(predicted, within(NEAR * predicted));
        }
        assertThat(groups()).as("no control group is left").isEmpty();
    }

    @Test
    void theMachineIsNoWorldToBeRefusedIn() {
        assertThatThrownBy(() -> new ThreadRefusal().check(Map.of(ThreadRefusal.WORLD, World.MACHINE.name())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PIDS");
    }

    @Test
    void aCrowdThatIsNotRefusedEndsAtItsBound() throws Exception {
        CrowdReport report = CrowdProcess.run(new CrowdOrder(World.MACHINE, 0, Integer.MAX_VALUE, 0.9, "", 0));
        assertThat(report.refused()).isFalse();
        assertThat(report.stopped()).contains("stopped after 0 ms");
        assertThat(report.observed()).isBetween(100, 400);
    }

    private static Findings refusal(String world) throws Exception {
        try {
            return new ThreadRefusal().measure(Map.of(ThreadRefusal.WORLD, world));
        } catch (NotApplicableException e) {
            return abort(world + ": " + e.getMessage());
        }
    }

    private static List<Path> groups() throws Exception {
        List<String> around = new ControlGroups(KernelFiles.ofThisMachine()).around(SELF, "pids");
        if (around.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(Path.of(around.get(0)))) {
            return inside.filter(path -> path.endsWith("threadtoll-" + SELF)).toList();
        }
    }
}
