// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.probe.limits.AddressSpaceReservation;
import io.threadtoll.probe.limits.LimitRoom;
import io.threadtoll.probe.limits.StackSize;
import io.threadtoll.probe.limits.ThreadRamp;
import io.threadtoll.probe.limits.ThreadRefusal;
import io.threadtoll.probe.limits.World;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claims about what runs out first. */
class AddressSpaceClaimsTest {
    private static final double SPACE = Math.pow(2, 47);
    private static final double STACK = 8 << 20;

    @ParameterizedTest
    @CsvSource({
        // stacks reserved, whether one was refused, map limit at, address space at, free task ids, verdict
        "32648, 1, 32650, 16777216, 32180, REFUTED",
        "1000000, 0, 8000000, 16777216, 4000000, REFUTED",
        "1000000, 0, 8000000, 16777216, 32180, REFUTED",
        "16000000, 1, 99999999, 16777216, 32180, INCONCLUSIVE",
        "900000, 1, 900000, 16777216, 32180, INCONCLUSIVE",
        "32648, 0, 32650, 16777216, 32180, INCONCLUSIVE",
        "32648, 0.5, 32650, 16777216, 32180, INCONCLUSIVE",
        "32648, 1, 32650, 16777216, 900000, REFUTED",
        "400, 1, 32650, 16777216, 32180, REFUTED",
        "400, 1, 32650, 410, 32180, INCONCLUSIVE",
    })
    void in64Bits(double stacks, double refused, double mapLimit, double space, double taskIds, Outcome expected) {
        Verdict verdict = Claims.judge(
                new AddressSpaceFirst(),
                machine(SPACE, stacks, refused, mapLimit, space, taskIds).evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(HandMade.rows(verdict).get(0)).contains("kernel.pid_max at ");
    }

    @ParameterizedTest
    @CsvSource({
        "500, 508, 32180, REPRODUCED",
        "500, 508, 400, REPRODUCED",
        "400, 508, 32180, INCONCLUSIVE",
    })
    void whereTheAddressSpaceIsSmall(double stacks, double space, double taskIds, Outcome expected) {
        assertThat(Claims.judge(
                                new AddressSpaceFirst(),
                                machine(Math.pow(2, 32), stacks, 1, 32650, space, taskIds)
                                        .evidence())
                        .outcome())
                .isEqualTo(expected);
    }

    @Test
    void theWorldsStandInTheDetails() {
        Verdict verdict = Claims.judge(
                new AddressSpaceFirst(),
                world(
                                World.PIDS,
                                machine(SPACE, 32648, 1, 32650, 16777216, 32180),
                                1490,
                                1,
                                Map.of("atCgroupPids", 1483.0))
                        .without(ThreadRefusal.cell(World.MAPPINGS), Status.NOT_APPLICABLE, "too many")
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(HandMade.rows(verdict))
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "PIDS, a JVM with limits of its own: 1,483 threads, where cgroup pids.max was foretold to bind,"
                                        + " 1,490 where a thread was refused"));
    }

    @ParameterizedTest
    @CsvSource({
        // threads, refused, share of 4 GiB in use, address space at, task ids at, verdict
        "467, 1, 0.998, 467, 32180, REPRODUCED",
        "467, 1, 0.9, 467, 32180, REPRODUCED",
        "467, 1, 0.89, 467, 32180, INCONCLUSIVE",
        "467, 0, 0.998, 467, 32180, INCONCLUSIVE",
        "200, 1, 0.4, 467, 200, REFUTED",
        "467, 1, 0.998, 467, 200, INCONCLUSIVE",
    })
    void in32Bits(double threads, double refused, double used, double space, double ids, Outcome expected) {
        Map<Object, Double> metrics = new HashMap<>(
                Map.of(ThreadRefusal.VIRTUAL_BYTES, used * Math.pow(2, 32), "atAddressSpace", space, "atPidMax", ids));
        Verdict verdict = Claims.judge(
                new AddressSpaceFirst32Bit(),
                world(World.ADDRESS_SPACE_4_GIB, new HandMade(), threads, refused, metrics)
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(HandMade.rows(verdict)).hasSize(1);
    }

    private static HandMade machine(
            double bytes, double stacks, double refused, double mapLimit, double space, double taskIds) {
        return new HandMade()
                .measured(
                        Cell.ofProbe(AddressSpaceReservation.ID),
                        round -> Map.of(
                                LimitRoom.ADDRESS_SPACE_BYTES,
                                bytes,
                                AddressSpaceReservation.GUARDED_STACKS,
                                stacks,
                                AddressSpaceReservation.GUARDED_REFUSED,
                                refused,
                                AddressSpaceReservation.GUARDED_VIRTUAL_BYTES,
                                stacks * STACK,
                                "atMaxMapCount",
                                mapLimit,
                                "atAddressSpace",
                                space))
                .measured(
                        Cell.ofProbe(LimitRoom.ID),
                        round -> Map.of(
                                "freePidMax",
                                taskIds,
                                "freeMaxMapCount",
                                2 * mapLimit,
                                "freeAddressSpaceBytes",
                                bytes,
                                "freeMemoryBytes",
                                2.4e10))
                .measured(
                        ThreadRamp.cell(ThreadRamp.FEW, StackSize.MIB_8),
                        round -> Map.of(
                                ThreadRamp.MAPPINGS, 2.0,
                                ThreadRamp.VIRTUAL_BYTES, STACK,
                                ThreadRamp.RESIDENT_BYTES, 22_000.0,
                                ThreadRamp.KERNEL_BYTES, 28_000.0,
                                ThreadRamp.REACHED, 2_000.0));
    }

    private static HandMade world(World world, HandMade made, double observed, double refused, Map<?, Double> others) {
        Map<Object, Double> metrics = new HashMap<>(others);
        metrics.put(
                ThreadRefusal.PREDICTED,
                others.entrySet().stream()
                        .filter(metric -> metric.getKey().toString().startsWith("at"))
                        .mapToDouble(Map.Entry::getValue)
                        .min()
                        .orElseThrow());
        metrics.put(ThreadRefusal.OBSERVED, observed);
        metrics.put(ThreadRefusal.REFUSED, refused);
        metrics.put(ThreadRefusal.JVM_ENDED, 0.0);
        return made.measured(ThreadRefusal.cell(world), round -> metrics);
    }
}
