// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Evidence;
import io.threadtoll.machine.limits.BindingLimit;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.limits.StackSize;
import io.threadtoll.probe.limits.ThreadRamp;
import io.threadtoll.probe.limits.ThreadRefusal;
import io.threadtoll.probe.limits.World;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The cells of the claims about what runs out first, and how they are read. */
final class ThreadWorlds {
    private static final List<World> REFUSING = List.of(World.ADDRESS_SPACE_4_GIB, World.MAPPINGS, World.PIDS);

    private ThreadWorlds() {}

    /** Threads with the article's stack, up to a cap. */
    static Cell ramp(int threads) {
        return Cell.ofProbe(
                ThreadRamp.ID,
                Map.of(ThreadRamp.UP_TO, Integer.toString(threads), ThreadRamp.STACK, StackSize.MIB_8.name()));
    }

    /** A JVM that meets its own low limit. */
    static Cell refusal(World world) {
        return Cell.ofProbe(ThreadRefusal.ID, Map.of(ThreadRefusal.WORLD, world.name()));
    }

    /** Every world in which a thread is refused. */
    static Stream<Cell> refusals() {
        return REFUSING.stream().map(ThreadWorlds::refusal);
    }

    /** The mean of a metric over the forks, where a fork has it. */
    static Optional<Double> mean(Evidence evidence, Cell cell, String metric) {
        return Arrays.stream(evidence.means(cell, metric)).average().stream()
                .boxed()
                .findFirst();
    }

    /** The mean of a metric that every fork has. */
    static double sure(Evidence evidence, Cell cell, String metric) {
        return mean(evidence, cell, metric).orElse(Double.NaN);
    }

    /** The limits in the order in which they were said to bind in a cell. */
    static List<BindingLimit> predicted(Evidence evidence, Cell cell) {
        return BindingLimit.fromMetrics(metric -> mean(evidence, cell, metric));
    }

    /** A line for each world that was measured: predicted and observed. */
    static List<String> lines(Evidence evidence) {
        return refusals()
                .filter(cell -> mean(evidence, cell, ThreadRefusal.PREDICTED).isPresent()
                        && !predicted(evidence, cell).isEmpty())
                .map(cell -> line(evidence, cell))
                .toList();
    }

    private static String line(Evidence evidence, Cell cell) {
        double predicted = sure(evidence, cell, ThreadRefusal.PREDICTED);
        double observed = sure(evidence, cell, ThreadRefusal.OBSERVED);
        return String.format(
                Locale.ROOT,
                "%s: %s was predicted to bind at %,.0f threads; %s at %,.0f (%+.1f %%)%s",
                cell.params().get(ThreadRefusal.WORLD),
                predicted(evidence, cell).get(0).limit().label(),
                predicted,
                sure(evidence, cell, ThreadRefusal.REFUSED) == 1 ? "refused" : "not refused in every fork, ended",
                observed,
                100 * (observed / predicted - 1),
                sure(evidence, cell, ThreadRefusal.JVM_ENDED) > 0 ? ", which ended the JVM" : "");
    }
}
