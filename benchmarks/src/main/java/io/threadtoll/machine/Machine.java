// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import io.threadtoll.machine.topology.Topology;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The machine that a run measures, as far as it decides what can be measured there.
 *
 * @param processors CPUs the run may use, P of the thread counts
 * @param topology what they share; where a control group gives less time than they have, it has more CPUs than P
 * @param pythons the interpreters that are measured, at least one: paths, or a name where none was found
 */
public record Machine(int processors, Topology topology, List<String> pythons) {
    /** The parameter of a cell that names its interpreter. */
    public static final String PYTHON = "python";

    /** What a shell runs as Python; where it isn't there, its cells say so. */
    public static final String USUAL_PYTHON = "python3";

    public Machine {
        pythons = List.copyOf(pythons);
        if (pythons.isEmpty()) {
            throw new IllegalArgumentException("a machine without a Python still has the name of one");
        }
    }

    /** One with what a shell runs as Python. */
    public Machine(int processors, Topology topology) {
        this(processors, topology, List.of(USUAL_PYTHON));
    }

    /** One of whose CPUs only the number is known. */
    public Machine(int processors) {
        this(
                processors,
                Topology.ofUnknown(IntStream.range(0, processors).boxed().toList()));
    }

    /** This one. */
    public static Machine here() {
        int processors = Runtime.getRuntime().availableProcessors();
        try {
            return new Machine(processors, Topology.of(KernelFiles.ofThisMachine()));
        } catch (CannotTellException unseen) {
            return new Machine(processors);
        }
    }

    /** The one that a run was made on; before its topology was part of a result only the number of its CPUs is known. */
    public static Machine of(Environment environment) {
        return Topology.of(environment.fields())
                .map(topology -> new Machine(environment.processors(), topology))
                .orElseGet(() -> new Machine(environment.processors()));
    }

    /** The one that a run was made on, with the interpreters that it measures or has measured. */
    public static Machine of(Run run, List<Fork> forks) {
        return of(run.environment()).measuring(run.cells(forks));
    }

    /** The same with other interpreters. */
    public Machine measuring(List<String> others) {
        return new Machine(processors, topology, others);
    }

    /** The same with the interpreters that these cells name, if they name any. */
    public Machine measuring(Stream<Cell> cells) {
        List<String> named = cells.filter(Cell::isProbe)
                .flatMap(cell -> Stream.ofNullable(cell.params().get(PYTHON)))
                .distinct()
                .toList();
        return named.isEmpty() ? this : measuring(named);
    }

    /** On how many cores a thread can be, one of each core first: at most P. */
    public int cores() {
        return Math.min(processors, topology.cores());
    }
}
