// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReservationsTest {
    private static final int COUNT = 2_000;
    private static final long STACK_BYTES = 8L << 20;
    private static final long SELF = ProcessHandle.current().pid();

    /** What the JVM maps by itself meanwhile. */
    private static final int NOISE = 100;

    private static final long NOISE_BYTES = 256L << 20;

    @Test
    void aGuardedStackIsTwoMappingsAndItsBytesAndNoMemory() {
        int mappings = Mapping.count(SELF);
        ProcessMemory before = ProcessMemory.of(SELF);
        try (Reservations stacks = Reservations.guarded(STACK_BYTES)) {
            reserve(stacks);
            ProcessMemory reserved = ProcessMemory.of(SELF);

            assertThat(stacks.count()).isEqualTo(COUNT);
            assertThat(stacks.virtualBytes()).isEqualTo(COUNT * (STACK_BYTES + LibC.getpagesize()));
            assertThat(Mapping.count(SELF) - mappings).isBetween(2 * COUNT - NOISE, 2 * COUNT + NOISE);
            assertThat(reserved.vmSizeBytes() - before.vmSizeBytes())
                    .isBetween(stacks.virtualBytes() - NOISE_BYTES, stacks.virtualBytes() + NOISE_BYTES);
            assertThat(reserved.rssBytes() - before.rssBytes()).isLessThan(NOISE_BYTES);
        }
        assertThat(Mapping.count(SELF) - mappings).isLessThan(NOISE);
        assertThat(ProcessMemory.of(SELF).vmSizeBytes() - before.vmSizeBytes()).isLessThan(NOISE_BYTES);
    }

    @Test
    void aGuardedStackHasTheShapeOfAPthreads() {
        try (Reservations stacks = Reservations.guarded(STACK_BYTES)) {
            reserve(stacks);

            assertThat(Mapping.all(SELF).stream()
                            .filter(mapping ->
                                    mapping.sizeBytes() == STACK_BYTES && "rw-p".equals(mapping.permissions()))
                            .count())
                    .isGreaterThanOrEqualTo(COUNT);
        }
    }

    @Test
    void unguardedNeighboursAreOneMapping() {
        int mappings = Mapping.count(SELF);
        long before = ProcessMemory.of(SELF).vmSizeBytes();
        try (Reservations spaces = Reservations.unguarded(STACK_BYTES)) {
            reserve(spaces);

            assertThat(Mapping.count(SELF) - mappings).isLessThan(NOISE);
            assertThat(ProcessMemory.of(SELF).vmSizeBytes() - before)
                    .isBetween(COUNT * STACK_BYTES - NOISE_BYTES, COUNT * STACK_BYTES + NOISE_BYTES);
        }
        assertThat(ProcessMemory.of(SELF).vmSizeBytes() - before).isLessThan(NOISE_BYTES);
    }

    @Test
    void moreThanTheAddressSpaceHoldsIsRefusedByNameAndLeavesNothing() {
        int mappings = Mapping.count(SELF);
        try (Reservations spaces = Reservations.guarded(1L << 60)) {
            assertThat(spaces.next()).isEqualTo(Optional.of("ENOMEM"));
            assertThat(spaces.count()).isZero();
        }
        assertThat(Mapping.count(SELF) - mappings).isLessThan(NOISE);
    }

    /** A limit of writable memory far above what the JVM has lets the mapping pass and refuses to make it writable. */
    @Test
    void aStackThatMayNotBecomeWritableLeavesNothing() {
        long stackBytes = 1L << 40;
        Rlimit.Limits limits = Rlimit.DATA.get();
        Rlimit.DATA.set(stackBytes / 2, limits.hard());
        try (Reservations stacks = Reservations.guarded(stackBytes);
                Reservations spaces = Reservations.unguarded(stackBytes)) {
            assertThat(spaces.next())
                    .as("the control: without access it is no data")
                    .isEmpty();
            int mappings = Mapping.count(SELF);
            long before = ProcessMemory.of(SELF).vmSizeBytes();
            assertThat(stacks.next()).isEqualTo(Optional.of("ENOMEM"));
            assertThat(stacks.count()).isZero();
            assertThat(ProcessMemory.of(SELF).vmSizeBytes() - before).isLessThan(NOISE_BYTES);
            assertThat(Mapping.count(SELF) - mappings).isLessThan(NOISE);
        } finally {
            Rlimit.DATA.set(limits.soft(), limits.hard());
        }
    }

    @Test
    void aSecondCloseTakesNothingThatIsNotItsOwn() {
        Reservations first = Reservations.unguarded(STACK_BYTES);
        reserve(first);
        first.close();
        try (Reservations second = Reservations.unguarded(STACK_BYTES)) {
            reserve(second);
            long held = ProcessMemory.of(SELF).vmSizeBytes();
            first.close();

            assertThat(first.count()).isZero();
            assertThat(held - ProcessMemory.of(SELF).vmSizeBytes()).isLessThan(NOISE_BYTES);
        }
    }

    private static void reserve(Reservations reservations) {
        for (int i = 0; i < COUNT; i++) {
            assertThat(reservations.next()).isEmpty();
        }
    }
}
