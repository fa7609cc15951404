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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The comparisons that are open: of a run's JVMs with the first one, of second copies with first ones, or of the values of a
 * parameter. What probably is decided soonest is served first, as much as the time that is left may decide; what is left of it
 * goes to the others. One decided comparison of each question goes on as a sentinel of drift.
 */
record OpenChanges(Run run, Looks looks) implements Openness.Judge {
    /** Until there is an interval nobody knows what needs how many. */
    private static final int FEWEST = Evidence.FEWEST_FORKS;

    @Override
    public Openness at(int look, List<Fork> then, long leftNs) {
        List<Compared> all = RunningComparison.of(run, looks, then);
        List<Compared> open = all.stream().filter(Compared::isOpen).toList();
        Map<ForkId, Long> longest = new HashMap<>();
        then.forEach(fork -> longest.merge(run.plan().idOf(fork).in(0), fork.wallNs(), Math::max));
        Set<ForkId> needed = new HashSet<>();
        if (look < FEWEST) {
            needed.addAll(everything());
        }
        double freeNs = leftNs;
        List<Compared> byCost = open.stream()
                .sorted(Comparator.comparingDouble(one -> needs(one) * roundNs(one, longest)))
                .toList();
        List<Compared> unaffordable = new ArrayList<>();
        for (Compared one : byCost) {
            double costNs = Math.min(needs(one), looks.mostRounds() - look) * roundNs(one, longest);
            if (costNs <= freeNs) {
                freeNs -= costNs;
                needed.addAll(sides(one));
            } else {
                unaffordable.add(one);
            }
        }
        // What forks vary by is known badly from a few of them, so what is left goes to the others as far as the next
        // look.
        for (Compared one : unaffordable) {
            double costNs = (nextLook(look) - look) * roundNs(one, longest);
            if (costNs <= freeNs) {
                freeNs -= costNs;
                needed.addAll(sides(one));
            }
        }
        if (!needed.isEmpty()) {
            sentinels(all).forEach(one -> needed.addAll(sides(one)));
            run.jvms().forEach(jvm -> needed.add(new ForkId(0, jvm.label(), Evidence.GATE, false)));
        }
        return new Openness(needed, (all.size() - open.size()) + " of " + all.size() + " comparisons");
    }

    /** How many more forks a side it probably needs; infinitely many where no affordable number would tell. */
    private static double needs(Compared open) {
        Change change = open.change();
        return change.forksToSettle() == 0 && change.forks() >= FEWEST
                ? Double.POSITIVE_INFINITY
                : Math.max(1, change.forksToSettle() - change.forks());
    }

    private int nextLook(int look) {
        return looks.rounds().stream().filter(later -> later > look).findFirst().orElse(looks.mostRounds());
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
        return new FixedRounds(run.plan()).all(0).stream().map(PlannedFork::id).collect(Collectors.toSet());
    }

    private static double roundNs(Compared open, Map<ForkId, Long> longest) {
        return sides(open).stream()
                .mapToLong(side -> longest.getOrDefault(side, 0L))
                .sum();
    }

    private static List<ForkId> sides(Compared open) {
        return Stream.of(open.baseline(), open.other())
                .map(side -> new ForkId(0, side.jvm(), side.cell(), side.again()))
                .toList();
    }
}
