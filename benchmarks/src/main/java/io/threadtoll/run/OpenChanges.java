// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Evidence;
import io.threadtoll.compare.Change;
import io.threadtoll.compare.RunningComparison;
import io.threadtoll.compare.RunningComparison.Compared;
import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Looks;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The comparisons that are open: of a run's JVMs with the first one, of second copies with first ones, or of the values of a
 * parameter. They are served as {@link Allotment} has it. One decided comparison of each question goes on as a sentinel of drift.
 */
record OpenChanges(Run run, Looks looks) implements Openness.Judge {
    /** Until there is an interval nobody knows what needs how many. */
    private static final int FEWEST = Evidence.FEWEST_FORKS;

    @Override
    public Openness at(int look, List<Fork> then, long leftNs) {
        List<Compared> all = RunningComparison.of(run, looks, then);
        List<Compared> open = all.stream().filter(Compared::isOpen).toList();
        Allotment allotment = Allotment.of(
                open.stream()
                        .map(one -> new Allotment.Open(sides(one), needs(one)))
                        .toList(),
                looks,
                look,
                run.plan().longestNs(then),
                leftNs);
        Set<ForkId> needed = new HashSet<>(look < FEWEST ? everything() : allotment.forks());
        if (!needed.isEmpty()) {
            sentinels(all).forEach(one -> needed.addAll(sides(one)));
            run.jvms().forEach(jvm -> needed.add(new ForkId(0, jvm.label(), Evidence.GATE, false)));
        }
        int decided = all.size() - open.size();
        String prospect = look < FEWEST || allotment.decidable() == 0
                ? ""
                : " (" + (decided + allotment.decidable()) + " expected)";
        return new Openness(needed, decided + " of " + all.size() + " comparisons" + prospect);
    }

    /** How many more forks a side it probably needs; infinitely many where no affordable number would tell. */
    private static double needs(Compared open) {
        Change change = open.change();
        return change.forksToSettle() == 0 && change.forks() >= FEWEST
                ? Double.POSITIVE_INFINITY
                : Math.max(1, change.forksToSettle() - change.forks());
    }

    /** One of each question that is decided, by lot: what drifts shows there. */
    private Collection<Compared> sentinels(List<Compared> all) {
        List<Compared> lot = new ArrayList<>(all);
        Collections.shuffle(lot, new Random(run.plan().seed()));
        return lot.stream()
                .filter(one -> !one.isOpen())
                .collect(Collectors.toMap(one -> one.other().cell().question(), Function.identity(), (a, b) -> a))
                .values();
    }

    private Set<ForkId> everything() {
        return run.plan().forksOfRound(0).stream().map(PlannedFork::id).collect(Collectors.toSet());
    }

    private static List<ForkId> sides(Compared open) {
        return Stream.of(open.baseline(), open.other())
                .map(side -> new ForkId(0, side.jvm(), side.cell(), side.again()))
                .toList();
    }
}
