// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.limits.BindingLimit;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.limits.LimitRoom;
import io.threadtoll.probe.limits.ThreadRefusal;
import io.threadtoll.probe.limits.World;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The same in a process that has as much address space as 32 bits give: the world in which it was true. */
@AutoService(Claim.class)
public final class AddressSpaceFirst32Bit implements Claim {
    /** "Used up": at least this share of the 4 GiB is in use at the refusal. */
    static final double USED_UP = 0.9;

    private static final Cell WORLD = ThreadWorlds.refusal(World.ADDRESS_SPACE_4_GIB);

    @Override
    public String id() {
        return "address-space-first-32-bit";
    }

    @Override
    public String section() {
        return "Thread vs Process: What Is Shared, What Is Private" + OURS;
    }

    @Override
    public String statement() {
        return "In 32 bits, 4 GiB, threads with 8 MiB of stack do use up the address space long before a million.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(WORLD);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(List.of(WORLD)).orElseGet(() -> refused(evidence));
    }

    private static Verdict refused(Evidence evidence) {
        double refused = ThreadWorlds.sure(evidence, WORLD, ThreadRefusal.REFUSED);
        double most = Arrays.stream(evidence.means(WORLD, ThreadRefusal.OBSERVED))
                .max()
                .orElse(Double.NaN);
        double[] shares = Arrays.stream(evidence.means(WORLD, ThreadRefusal.VIRTUAL_BYTES))
                .map(bytes -> bytes / World.FOUR_GIB)
                .toArray();
        double least = Arrays.stream(shares).min().orElse(0);
        List<BindingLimit> order = ThreadWorlds.predicted(evidence, WORLD);
        String figure = String.format(
                Locale.ROOT,
                "refused at %,.0f threads at most, with at least %.1f %% of 4 GiB in use",
                most,
                100 * least);
        List<String> details = ThreadWorlds.lines(evidence);
        if (order.isEmpty()) {
            return new Verdict(Outcome.INCONCLUSIVE, figure, "nothing was predicted", details);
        }
        boolean foretold = order.get(0).limit() == Limit.ADDRESS_SPACE;
        String reason = "predicted: " + BindingLimit.text(order);
        if (refused == 1 && foretold && most < LimitRoom.MILLION && least >= USED_UP) {
            return new Verdict(Outcome.REPRODUCED, figure, reason, details);
        }
        boolean other = refused == 1 && !foretold && Arrays.stream(shares).max().orElse(1) < USED_UP;
        return new Verdict(other ? Outcome.REFUTED : Outcome.INCONCLUSIVE, figure, reason, details);
    }
}
