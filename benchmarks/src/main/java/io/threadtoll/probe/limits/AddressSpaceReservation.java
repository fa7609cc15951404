// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.Mapping;
import io.threadtoll.linux.Reservations;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.limits.AddressSpace;
import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many stacks of 8 MiB fit into the address space, without the threads: guarded ones as the C library makes them, up
 * to the first refusal or a million, and then the address space alone, without guards. Nothing is touched, so the control
 * shows what the address space itself holds, and the difference is the number of mappings.
 */
@AutoService(Probe.class)
public final class AddressSpaceReservation implements Probe {
    /** The probe's id. */
    public static final String ID = "address-space";

    /** Guarded stacks that were reserved. */
    public static final Metric GUARDED_STACKS = Metric.higherIsBetter("guardedStacks");

    /** Mappings they took, by what each took at the last look. */
    public static final Metric GUARDED_MAPPINGS = Metric.of("guardedMappings");

    /** Address space they took. */
    public static final Metric GUARDED_VIRTUAL_BYTES = Metric.higherIsBetter("guardedVirtualBytes");

    /** Whether one more was refused: 1 or 0. */
    public static final Metric GUARDED_REFUSED = Metric.of("guardedRefused");

    /** Reservations of the same size without a guard. */
    public static final Metric UNGUARDED_STACKS = Metric.higherIsBetter("unguardedStacks");

    /** Mappings they took: neighbours are one. */
    public static final Metric UNGUARDED_MAPPINGS = Metric.of("unguardedMappings");

    /** Address space they took. */
    public static final Metric UNGUARDED_VIRTUAL_BYTES = Metric.higherIsBetter("unguardedVirtualBytes");

    /** Whether one more was refused: 1 or 0. */
    public static final Metric UNGUARDED_REFUSED = Metric.of("unguardedRefused");

    private static final int FIRST_LOOK = 100;
    private static final int LOOK_EVERY = 4_000;
    private static final int PRACTISED = 2_000;
    private static final long MORE_THAN_THERE_IS = 1L << 60;

    /** A stack and its guard. */
    private static final ConnectionCost STACK = new ConnectionCost(0, 2, 0, 0, StackSize.MIB_8.bytes(), 0, 0);

    /** What came of one way to reserve. */
    private record Reserved(int stacks, double mappings, long virtualBytes, String end, boolean refused) {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "How many stacks of 8 MiB fit into the address space, with and without their guards?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("guardedStacks", "unguardedStacks", "guardedMappings");
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(2_500);
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        double space = new AddressSpace(KernelFiles.ofThisMachine())
                .boundBytes(ProcessHandle.current().pid())
                .orElseThrow(() -> new NotApplicableException("the size of the address space is not known here"));
        List<ReachedLimit> order = ReachedLimit.order(Headroom.now(), STACK);
        practise();
        Reserved guarded = reserve(Reservations.guarded(StackSize.MIB_8.bytes()));
        Reserved unguarded = reserve(Reservations.unguarded(StackSize.MIB_8.bytes()));
        Map<Metric, Double> values = new HashMap<>(ReachedLimit.toMetrics(order));
        values.put(LimitRoom.ADDRESS_SPACE_BYTES, space);
        values.put(GUARDED_STACKS, (double) guarded.stacks());
        values.put(GUARDED_MAPPINGS, guarded.mappings());
        values.put(GUARDED_VIRTUAL_BYTES, (double) guarded.virtualBytes());
        values.put(GUARDED_REFUSED, guarded.refused() ? 1.0 : 0);
        values.put(UNGUARDED_STACKS, (double) unguarded.stacks());
        values.put(UNGUARDED_MAPPINGS, unguarded.mappings());
        values.put(UNGUARDED_VIRTUAL_BYTES, (double) unguarded.virtualBytes());
        values.put(UNGUARDED_REFUSED, unguarded.refused() ? 1.0 : 0);
        return Findings.of(values)
                .withNote("guarded: " + guarded.end() + "; unguarded: " + unguarded.end() + "; predicted: "
                        + ReachedLimit.text(order));
    }

    /**
     * Reserves up to the first refusal. At that moment this JVM gets no mapping either, and would end itself if it wanted
     * one: so nothing is looked at there, and what comes then has been done before.
     */
    private static Reserved reserve(Reservations stacks) {
        Reserve reserve = new Reserve(KernelFiles.ofThisMachine());
        long self = ProcessHandle.current().pid();
        int before = Mapping.count(self);
        double mappingsEach = 0;
        Optional<String> refusal = Optional.empty();
        Optional<String> bound = Optional.empty();
        int count = 0;
        long virtualBytes = 0;
        try (stacks) {
            while (refusal.isEmpty() && bound.isEmpty() && count < LimitRoom.MILLION) {
                refusal = stacks.next();
                count = stacks.count();
                virtualBytes = stacks.virtualBytes();
                if (refusal.isEmpty() && (count == FIRST_LOOK || count % LOOK_EVERY == 0)) {
                    mappingsEach = (double) (Mapping.count(self) - before) / count;
                    bound = reserve.reached();
                }
            }
        }
        String end = refusal.isPresent() ? "refused with " + refusal.orElseThrow() : bound.orElse("none refused");
        return new Reserved(
                count, Math.rint(mappingsEach * count), virtualBytes, end + " after " + count, refusal.isPresent());
    }

    /** Loads what a refusal and the giving back need, while there are mappings for it. */
    private static void practise() {
        try (Reservations few = Reservations.guarded(StackSize.MIB_8.bytes());
                Reservations impossible = Reservations.unguarded(MORE_THAN_THERE_IS)) {
            Optional<String> refusal = Optional.empty();
            while (refusal.isEmpty() && few.count() < PRACTISED) {
                refusal = few.next();
            }
            if (impossible.next().isEmpty()) {
                throw new IllegalStateException("2^60 bytes of address space were reserved");
            }
        }
    }
}
