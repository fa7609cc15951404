// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.limits.AddressSpaceReservation;
import io.threadtoll.probe.limits.LimitRoom;
import io.threadtoll.probe.limits.StackSize;
import io.threadtoll.probe.limits.ThreadRamp;
import java.util.List;
import java.util.stream.Stream;

/**
 * The article's reason why a thread per connection does not scale: at 8 MiB a thread the addresses run out. A million
 * times 8 MiB is 8 TiB, and 64-bit machines give a process 128 TiB; so something else must refuse first, or nothing.
 */
@AutoService(Claim.class)
public final class AddressSpaceFirst implements Claim {
    /** "Uses up the address space": more than this share of it is used at the refusal; it is wrong where hardly any is. */
    private static final Band USED_UP = Band.above(0.9).refutedOnlyBelow(0.05);

    /** "Where it was foretold". */
    private static final double NEAR = 0.05;

    private static final Cell ROOM = Cell.ofProbe(LimitRoom.ID);
    private static final Cell STACKS = Cell.ofProbe(AddressSpaceReservation.ID);
    private static final Cell RAMP = ThreadRamp.cell(ThreadRamp.FEW, StackSize.MIB_8);
    private static final Cell LONG_RAMP = ThreadRamp.cell(ThreadRamp.MANY, StackSize.MIB_8);

    @Override
    public Title title() {
        return Title.ofArticle(
                "address-space-first",
                Section.SHARING,
                "With 8 MiB of stack for each thread, a thread per connection uses up the address space long before a"
                        + " million connections.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        Stream<Cell> more = depth == Depth.ESSENTIAL ? Stream.empty() : Stream.of(LONG_RAMP);
        return Stream.of(Stream.of(STACKS, ROOM, RAMP), ThreadWorlds.refusals(), more)
                .flatMap(cells -> cells)
                .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(STACKS, ROOM, RAMP));
        Cell ramp = evidence.has(LONG_RAMP, ThreadRamp.VIRTUAL_BYTES) ? LONG_RAMP : RAMP;
        double space = evidence.average(STACKS, LimitRoom.ADDRESS_SPACE_BYTES);
        double stacks = evidence.average(STACKS, AddressSpaceReservation.GUARDED_STACKS);
        double refused = evidence.average(STACKS, AddressSpaceReservation.GUARDED_REFUSED);
        Figure used = Figure.exact(
                        "of the address space used by as many stacks as there can be",
                        Unit.FRACTION,
                        evidence.average(STACKS, AddressSpaceReservation.GUARDED_VIRTUAL_BYTES) / space)
                .within(USED_UP);
        ConnectionCost cost = cost(evidence, ramp);
        List<ReachedLimit> predicted = ThreadWorlds.predicted(evidence, STACKS);
        List<ReachedLimit> order =
                ReachedLimit.order(Headroom.fromMetrics(metric -> evidence.find(ROOM, metric)), cost);
        if (predicted.isEmpty() || order.isEmpty()) {
            return new Verdict(Outcome.INCONCLUSIVE, "the forks don't say which limits there are");
        }
        ReachedLimit foretold = predicted.get(0);
        ReachedLimit first = order.get(0);
        // ENOMEM is the same for each: what refused is known by where it was foretold.
        boolean foreseen = refused == 1 && Math.abs(stacks / foretold.connections() - 1) <= NEAR;
        boolean itself = foretold.limit() == Limit.ADDRESS_SPACE;
        boolean fits = refused == 0 && stacks >= LimitRoom.MILLION;
        boolean stopped = refused == 1 && !itself && used.outcome() == Outcome.REFUTED;
        Outcome outcome = Outcome.INCONCLUSIVE;
        if ((fits || stopped) && elsewhere(first, cost.virtualBytes() / space)) {
            outcome = Outcome.REFUTED;
        } else if (foreseen && itself && used.outcome() == Outcome.REPRODUCED && stacks < LimitRoom.MILLION) {
            outcome = Outcome.REPRODUCED;
        }
        String who = foreseen ? foretold.limit().label() : refused > 0 ? "something else" : "nothing";
        return Ruling.on(used)
                .beside(
                        Figure.exact("guarded stacks of 8 MiB, then " + who + " refused", stacks),
                        Figure.exact(
                                "connections with a thread each, then "
                                        + first.limit().label() + " binds",
                                Math.floor(first.connections())))
                .rows(rows(evidence, ramp, order))
                .refuted("what runs out is not the address space, which is nearly empty")
                .reproduced("the address space itself refused")
                .open(ThreadWorlds.unclear(evidence, STACKS))
                .verdict(outcome);
    }

    /** Whether something else binds first while hardly any address space is used, or nothing before a million does. */
    private static boolean elsewhere(ReachedLimit first, double shareOfThread) {
        return first.connections() >= LimitRoom.MILLION
                || (first.limit() != Limit.ADDRESS_SPACE
                        && first.connections() * shareOfThread < USED_UP.refutedBelow());
    }

    /** Of a connection with a thread of its own: what the thread was seen to take, and a file. */
    private static ConnectionCost cost(Evidence evidence, Cell ramp) {
        return new ConnectionCost(
                1,
                evidence.average(ramp, ThreadRamp.MAPPINGS),
                1,
                0,
                evidence.average(ramp, ThreadRamp.VIRTUAL_BYTES),
                evidence.average(ramp, ThreadRamp.RESIDENT_BYTES),
                evidence.average(ramp, ThreadRamp.KERNEL_BYTES));
    }

    private static List<EvidenceRow> rows(Evidence evidence, Cell ramp, List<ReachedLimit> order) {
        Stream<EvidenceRow> worlds = ThreadWorlds.rows(evidence).stream();
        return Stream.concat(
                        Stream.of(
                                EvidenceRow.note(
                                        "a million connections with a thread each",
                                        "room for: " + ReachedLimit.text(order)),
                                EvidenceRow.ofThose(
                                        "stacks of 8 MiB without guards",
                                        Stream.of(
                                                evidence.beside(
                                                        "reserved", STACKS, AddressSpaceReservation.UNGUARDED_STACKS),
                                                evidence.beside(
                                                        "of addresses",
                                                        STACKS,
                                                        AddressSpaceReservation.UNGUARDED_VIRTUAL_BYTES),
                                                evidence.beside(
                                                        "mappings",
                                                        STACKS,
                                                        AddressSpaceReservation.UNGUARDED_MAPPINGS))),
                                EvidenceRow.ofThose(
                                        "real threads",
                                        Stream.of(
                                                evidence.beside("ran", ramp, ThreadRamp.REACHED),
                                                evidence.beside("reserved by each", ramp, ThreadRamp.VIRTUAL_BYTES),
                                                evidence.beside("of memory", ramp, ThreadRamp.RESIDENT_BYTES),
                                                evidence.beside("of the kernel's", ramp, ThreadRamp.KERNEL_BYTES)))),
                        worlds)
                .toList();
    }
}
