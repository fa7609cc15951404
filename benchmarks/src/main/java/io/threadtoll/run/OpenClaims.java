// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.probe.Probes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The claims that are open, on each JVM, and what each of them needs, served as {@link Allotment} has it. The gate takes part
 * as long as there is one, and the A/A control as long as there is time.
 */
record OpenClaims(Run run, Looks looks) implements Openness.Judge {
    /** Until there is an interval nobody knows what needs how many. */
    private static final int FEWEST = Evidence.FEWEST_FORKS;

    @Override
    public Openness at(int look, List<Fork> then, long leftNs) {
        Set<ForkId> told = told(then);
        Set<Cell> planned = run.plan().cells().stream().map(PlannedCell::cell).collect(Collectors.toSet());
        Machine machine = Machine.of(run, then);
        List<Allotment.Open> open = new ArrayList<>();
        Set<ForkId> control = new HashSet<>();
        int all = 0;
        int undecided = 0;
        for (Jvm jvm : run.jvms()) {
            List<Claim> asked = Claims.askedBy(run.on(jvm), run.on(jvm, then));
            List<Evidence> evidence = Evidence.atLooks(run.on(jvm), run.on(jvm, then));
            Map<Claim, Verdict> claims = Claims.open(asked, evidence);
            all += asked.size();
            undecided += claims.size();
            claims.forEach((claim, verdict) -> {
                List<Claim.Part> parts = parts(claim, evidence, look);
                parts.forEach(part -> open.add(new Allotment.Open(
                        forks(withGate(part.cells(), planned), jvm, told), part.forksToDecide(look) - look)));
                if (parts.isEmpty()) {
                    open.add(new Allotment.Open(
                            forks(cells(claim, machine, planned, look), jvm, told),
                            verdict.forksToDecide(look) - look));
                }
            });
        }
        if (!open.isEmpty()) {
            String first = run.jvms().get(0).label();
            run.plan().twice().forEach(copy -> control.add(new ForkId(0, first, copy.cell(), true)));
        }
        String text = (all - undecided) + " of " + all + " claims";
        if (look < FEWEST) {
            control.addAll(byDistance(planned));
            open.forEach(one -> control.addAll(one.forks()));
            return new Openness(control, text);
        }
        // What nobody needs for a verdict comes last, so for it no number of rounds is known to tell.
        open.add(new Allotment.Open(control, Double.POSITIVE_INFINITY));
        return new Openness(
                Allotment.of(open, looks, look, run.plan().longestNs(then), leftNs)
                        .forks(),
                text);
    }

    /** Those parts of an open claim that are open themselves; none before there is an interval, and where it has none. */
    private static List<Claim.Part> parts(Claim claim, List<Evidence> evidence, int look) {
        return look < FEWEST
                ? List.of()
                : Claims.parts(claim, evidence).stream()
                        .filter(Claim.Part::isOpen)
                        .toList();
    }

    private static Set<ForkId> forks(Set<Cell> cells, Jvm jvm, Set<ForkId> told) {
        return cells.stream()
                .map(cell -> new ForkId(0, jvm.label(), cell, false))
                .filter(fork -> !told.contains(fork))
                .collect(Collectors.toSet());
    }

    /** What no claim needs is there for its interval, and for no more. */
    private Set<ForkId> byDistance(Set<Cell> planned) {
        return run.jvms().stream()
                .flatMap(jvm ->
                        planned.stream().filter(ByDistance::isOne).map(cell -> new ForkId(0, jvm.label(), cell, false)))
                .collect(Collectors.toSet());
    }

    /** What a claim needs of what is planned, in as much depth as that has. */
    private static Set<Cell> cells(Claim claim, Machine machine, Set<Cell> planned, int look) {
        Claim.Depth depth = planned.containsAll(claim.needs(machine, Claim.Depth.THOROUGH))
                ? Claim.Depth.THOROUGH
                : Claim.Depth.ESSENTIAL;
        Set<Cell> cells = new HashSet<>(claim.needs(machine, depth));
        if (look > 0) {
            cells.removeAll(Set.copyOf(claim.beside(machine, depth)));
        }
        return withGate(cells, planned);
    }

    private static Set<Cell> withGate(Collection<Cell> needed, Set<Cell> planned) {
        Set<Cell> cells = new HashSet<>(needed);
        cells.add(Evidence.GATE);
        cells.retainAll(planned);
        return cells;
    }

    /** The probes of which one fork says all, and that have it. */
    private Set<ForkId> told(List<Fork> then) {
        return then.stream()
                .filter(fork -> fork.status() == Fork.Status.MEASURED && needsOneFork(fork.cell()))
                .map(fork -> run.plan().idOf(fork).in(0))
                .collect(Collectors.toSet());
    }

    static boolean needsOneFork(Cell cell) {
        return cell.isProbe() && Probes.named(cell.probe()).needsOneFork();
    }
}
