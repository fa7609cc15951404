// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Evidence;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.probe.Probes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The claims that are open, on each JVM, and what each of them needs. The gate and the A/A control take part as long as there
 * is one: what drifts shows there.
 */
record OpenClaims(Run run) implements Openness.Judge {
    @Override
    public Openness at(int look, List<Fork> then, long leftNs) {
        Set<ForkId> needed = new HashSet<>();
        int all = 0;
        int open = 0;
        for (Jvm jvm : run.jvms()) {
            List<Claim> claims =
                    Claims.open(run.on(jvm).environment(), run.plan().looks(), run.on(jvm, then));
            all += Claims.all().size();
            open += claims.size();
            needed(claims).forEach(cell -> needed.add(new ForkId(0, jvm.label(), cell, false)));
        }
        if (open > 0) {
            String first = run.jvms().get(0).label();
            run.plan().twice().forEach(planned -> needed.add(new ForkId(0, first, planned.cell(), true)));
        }
        needed.removeAll(told(then));
        return new Openness(needed, (all - open) + " of " + all + " claims");
    }

    private Set<Cell> needed(List<Claim> claims) {
        Machine machine = new Machine(run.environment().processors());
        Set<Cell> cells = new HashSet<>();
        // Of some cells the two depths have different ones: a ramp goes further up.
        claims.forEach(
                claim -> Stream.of(Claim.Depth.values()).forEach(depth -> cells.addAll(claim.needs(machine, depth))));
        if (!claims.isEmpty()) {
            cells.add(Evidence.GATE);
        }
        cells.retainAll(run.plan().cells().stream().map(PlannedCell::cell).collect(Collectors.toSet()));
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
