// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.limits.ThreadRefusal;
import io.threadtoll.probe.limits.World;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JVMs that meet low limits of their own, and what limit was foretold to bind. */
final class ThreadWorlds {
    private static final List<World> REFUSING = List.of(World.ADDRESS_SPACE_4_GIB, World.MAPPINGS, World.PIDS);

    private ThreadWorlds() {}

    /** Every world in which a thread is refused. */
    static Stream<Cell> refusals() {
        return REFUSING.stream().map(ThreadRefusal::cell);
    }

    /** The limits in the order in which they were said to bind in a cell. */
    static List<ReachedLimit> predicted(Evidence evidence, Cell cell) {
        return ReachedLimit.fromMetrics(metric -> evidence.find(cell, metric));
    }

    /** What leaves it open who refused: no limit is foretold to bind there, and some of them a cell says nothing of. */
    static String unclear(Evidence evidence, Cell cell) {
        String unknown = Arrays.stream(Limit.values())
                .map(Limit::bindsAt)
                .filter(metric -> evidence.find(cell, metric).isEmpty())
                .map(Metric::name)
                .collect(Collectors.joining(", "));
        return "it is not clear what refused" + (unknown.isEmpty() ? "" : "; not known here: " + unknown);
    }

    /** A row for each world that was measured: predicted and observed. */
    static List<EvidenceRow> rows(Evidence evidence) {
        return REFUSING.stream().flatMap(world -> row(evidence, world).stream()).toList();
    }

    private static Optional<EvidenceRow> row(Evidence evidence, World world) {
        Cell cell = ThreadRefusal.cell(world);
        List<ReachedLimit> predicted = predicted(evidence, cell);
        if (predicted.isEmpty() || !evidence.has(cell, ThreadRefusal.PREDICTED, ThreadRefusal.OBSERVED)) {
            return Optional.empty();
        }
        double foretold = evidence.average(cell, ThreadRefusal.PREDICTED);
        double observed = evidence.average(cell, ThreadRefusal.OBSERVED);
        boolean refused = evidence.find(cell, ThreadRefusal.REFUSED).orElse(0.0) == 1;
        boolean ended = evidence.find(cell, ThreadRefusal.JVM_ENDED).orElse(0.0) > 0;
        return Optional.of(new EvidenceRow(
                world + ", a JVM with limits of its own",
                List.of(
                        Figure.exact(
                                "threads, where " + predicted.get(0).limit().label() + " was foretold to bind",
                                foretold),
                        Figure.exact(refused ? "where a thread was refused" : "where it ended", observed),
                        Figure.exact("off what was foretold", Unit.FRACTION, observed / foretold - 1)),
                (refused ? "" : "not refused in every fork") + (ended ? "the refusal ended the JVM" : "")));
    }
}
