// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.limits.LimitRoom;
import io.threadtoll.probe.limits.ThreadRefusal;
import io.threadtoll.probe.limits.World;
import java.util.Arrays;
import java.util.List;

/** The same in a process that has as much address space as 32 bits give: the world in which it was true. */
@AutoService(Claim.class)
public final class AddressSpaceFirst32Bit implements Claim {
    /** "Used up": at least this share of the 4 GiB is in use at the refusal, in every fork. */
    private static final Band USED_UP = Band.atLeast(0.9);

    /** "Long before a million". */
    private static final Band BEFORE_A_MILLION = Band.below(LimitRoom.MILLION).neverRefuting();

    private static final Cell WORLD = ThreadRefusal.cell(World.ADDRESS_SPACE_4_GIB);

    @Override
    public Title title() {
        return Title.ours(
                "address-space-first-32-bit",
                Section.SHARING,
                "In 32 bits, 4 GiB, threads with 8 MiB of stack do use up the address space long before a million.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(WORLD);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        boolean refused = evidence.least(WORLD, ThreadRefusal.REFUSED) == 1;
        double[] shares = Arrays.stream(evidence.of(WORLD, ThreadRefusal.VIRTUAL_BYTES))
                .map(bytes -> bytes / World.FOUR_GIB)
                .toArray();
        List<ReachedLimit> order = ThreadWorlds.predicted(evidence, WORLD);
        Figure used = Figure.range("of 4 GiB in use when a thread was refused", Unit.FRACTION, shares)
                .within(USED_UP);
        Figure threads = Figure.exact("threads at most", evidence.most(WORLD, ThreadRefusal.OBSERVED))
                .within(BEFORE_A_MILLION);
        Ruling ruling = Ruling.on(used, threads)
                .rows(ThreadWorlds.rows(evidence))
                .because("predicted: " + ReachedLimit.text(order))
                .open(ThreadWorlds.unclear(evidence, WORLD));
        if (order.isEmpty() || !refused) {
            return ruling.open(refused ? ThreadWorlds.unclear(evidence, WORLD) : "not every fork was refused a thread")
                    .verdict(Outcome.INCONCLUSIVE);
        }
        // Only where the address space was foretold to bind can it be what refused; and only elsewhere something else.
        boolean foretold = order.get(0).limit() == Limit.ADDRESS_SPACE;
        Outcome outcome = Ruling.outcome(List.of(used, threads));
        return ruling.verdict(
                outcome == (foretold ? Outcome.REPRODUCED : Outcome.REFUTED) ? outcome : Outcome.INCONCLUSIVE);
    }
}
