// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.limits.BindingLimit;
import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.limits.AddressSpaceReservation;
import io.threadtoll.probe.limits.LimitRoom;
import io.threadtoll.probe.limits.ThreadRamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The article's reason why a thread per connection does not scale: at 8 MiB a thread the addresses run out. A million
 * times 8 MiB is 8 TiB, and 64-bit machines give a process 128 TiB; so something else must refuse first, or nothing.
 */
@AutoService(Claim.class)
public final class AddressSpaceFirst implements Claim {
    /** "Not the address space": less than this share of it is used where something else binds. */
    static final double HARDLY_USED = 0.05;

    /** "The address space itself": more than this share of it is used at the refusal. */
    static final double USED_UP = 0.9;

    /** "Where it was foretold". */
    static final double NEAR = 0.05;

    private static final Cell ROOM = Cell.ofProbe(LimitRoom.ID);
    private static final Cell STACKS = Cell.ofProbe(AddressSpaceReservation.ID);
    private static final Cell RAMP = ThreadWorlds.ramp(ThreadRamp.FEW);
    private static final Cell LONG_RAMP = ThreadWorlds.ramp(ThreadRamp.MANY);
    private static final List<Cell> JUDGED = List.of(STACKS, ROOM, RAMP);

    @Override
    public String id() {
        return "address-space-first";
    }

    @Override
    public String section() {
        return "Thread vs Process: What Is Shared, What Is Private";
    }

    @Override
    public String statement() {
        return "With 8 MiB of stack for each thread, a thread per connection uses up the address space long before a"
                + " million connections.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        Stream<Cell> more = depth == Depth.ESSENTIAL ? Stream.empty() : Stream.of(LONG_RAMP);
        return Stream.of(JUDGED.stream(), ThreadWorlds.refusals(), more)
                .flatMap(cells -> cells)
                .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(JUDGED).orElseGet(() -> bound(evidence));
    }

    private static Verdict bound(Evidence evidence) {
        Cell ramp = evidence.has(LONG_RAMP, ThreadRamp.VIRTUAL_BYTES) ? LONG_RAMP : RAMP;
        double space = ThreadWorlds.sure(evidence, STACKS, LimitRoom.ADDRESS_SPACE_BYTES);
        double stacks = ThreadWorlds.sure(evidence, STACKS, AddressSpaceReservation.GUARDED_STACKS);
        double refused = ThreadWorlds.sure(evidence, STACKS, AddressSpaceReservation.GUARDED_REFUSED);
        double used = ThreadWorlds.sure(evidence, STACKS, AddressSpaceReservation.GUARDED_VIRTUAL_BYTES) / space;
        ConnectionCost cost = cost(evidence, ramp);
        List<BindingLimit> predicted = ThreadWorlds.predicted(evidence, STACKS);
        List<BindingLimit> order =
                BindingLimit.order(Headroom.fromMetrics(metric -> ThreadWorlds.mean(evidence, ROOM, metric)), cost);
        if (predicted.isEmpty() || order.isEmpty()) {
            return new Verdict(Outcome.INCONCLUSIVE, "", "the forks don't say which limits there are");
        }
        BindingLimit foretold = predicted.get(0);
        // ENOMEM is the same for each: what refused is known by where it was foretold.
        boolean foreseen = refused == 1 && Math.abs(stacks / foretold.connections() - 1) <= NEAR;
        BindingLimit first = order.get(0);
        String figure = String.format(
                Locale.ROOT,
                "%,.0f guarded stacks of 8 MiB, then %s, with %.2f %% of the address space used; a connection's thread"
                        + " meets %s first",
                stacks,
                foreseen ? foretold.limit().label() : refused > 0 ? "refused by something else" : "none refused",
                100 * used,
                first);
        List<String> details = details(evidence, ramp, order);
        boolean fits = refused == 0 && stacks >= LimitRoom.MILLION;
        boolean stopped = refused == 1 && foretold.limit() != Limit.ADDRESS_SPACE && used < HARDLY_USED;
        if ((fits || stopped) && elsewhere(first, cost.virtualBytes() / space)) {
            return new Verdict(
                    Outcome.REFUTED, figure, "what runs out is not the address space, which is nearly empty", details);
        }
        if (foreseen && foretold.limit() == Limit.ADDRESS_SPACE && used > USED_UP && stacks < LimitRoom.MILLION) {
            return new Verdict(Outcome.REPRODUCED, figure, "the address space itself refused", details);
        }
        return new Verdict(Outcome.INCONCLUSIVE, figure, "it is not clear what refused", details);
    }

    /** Whether something else binds first while hardly any address space is used, or nothing before a million does. */
    private static boolean elsewhere(BindingLimit first, double shareOfThread) {
        return first.connections() >= LimitRoom.MILLION
                || (first.limit() != Limit.ADDRESS_SPACE && first.connections() * shareOfThread < HARDLY_USED);
    }

    /** Of a connection with a thread of its own: what the thread was seen to take, and a file. */
    private static ConnectionCost cost(Evidence evidence, Cell ramp) {
        return new ConnectionCost(
                1,
                ThreadWorlds.sure(evidence, ramp, ThreadRamp.MAPPINGS),
                1,
                0,
                ThreadWorlds.sure(evidence, ramp, ThreadRamp.VIRTUAL_BYTES),
                ThreadWorlds.sure(evidence, ramp, ThreadRamp.RESIDENT_BYTES),
                ThreadWorlds.sure(evidence, ramp, ThreadRamp.KERNEL_BYTES));
    }

    private static List<String> details(Evidence evidence, Cell ramp, List<BindingLimit> order) {
        List<String> details = new ArrayList<>();
        details.add("of 1,000,000 connections with a thread each there is room for: " + BindingLimit.text(order));
        details.add(String.format(
                Locale.ROOT,
                "without guards %,.0f reservations of 8 MiB succeed: %,.1f TiB in %.0f mappings",
                ThreadWorlds.sure(evidence, STACKS, AddressSpaceReservation.UNGUARDED_STACKS),
                ThreadWorlds.sure(evidence, STACKS, AddressSpaceReservation.UNGUARDED_VIRTUAL_BYTES) / (1L << 40),
                ThreadWorlds.sure(evidence, STACKS, AddressSpaceReservation.UNGUARDED_MAPPINGS)));
        details.add(String.format(
                Locale.ROOT,
                "%,.0f real threads ran, of which each reserved %,.0f KiB and used %,.1f KiB of memory and %,.1f KiB of"
                        + " the kernel's",
                ThreadWorlds.sure(evidence, ramp, ThreadRamp.REACHED),
                ThreadWorlds.sure(evidence, ramp, ThreadRamp.VIRTUAL_BYTES) / 1024,
                ThreadWorlds.sure(evidence, ramp, ThreadRamp.RESIDENT_BYTES) / 1024,
                ThreadWorlds.sure(evidence, ramp, ThreadRamp.KERNEL_BYTES) / 1024));
        details.addAll(ThreadWorlds.lines(evidence));
        return details;
    }
}
