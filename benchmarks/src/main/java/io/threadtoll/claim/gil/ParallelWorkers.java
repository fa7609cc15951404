// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.gil;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Ruling;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.gil.PythonWorkers;
import io.threadtoll.probe.gil.WorkerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the claims on workers that want a CPU have in common; processes are their control. */
final class ParallelWorkers {
    /** Up to this many times as much as one worker's is no gain. */
    static final double GAIN = 1.15;

    private ParallelWorkers() {}

    /** The gate, and a cell for each interpreter. */
    static List<Cell> needs(Machine machine) {
        List<Cell> cells = new ArrayList<>(List.of(Evidence.GATE));
        machine.pythons().forEach(python -> cells.add(PythonWorkers.cell(python)));
        return cells;
    }

    static Interpreters of(Evidence evidence) {
        evidence.requireSeveralCpus();
        return Interpreters.of(evidence, PythonWorkers::cell);
    }

    /** The rounds in which workers could run at the same moment. */
    static Evidence parallel(Evidence evidence) {
        return evidence.parallel(Set.of(PythonWorkers.ID));
    }

    /** That threads don't go faster shows something where processes do. */
    static Ruling withControl(Ruling ruling, Interpreters interpreters, Evidence seen, WorkerKind processes) {
        interpreters
                .all()
                .forEach(one -> ruling.control(
                        one.mean(seen, "times by 2 processes", processes.speedupOfTwo()),
                        Band.above(GAIN),
                        "two processes did not go faster than one either, so the machine could not show it"));
        return ruling;
    }
}
