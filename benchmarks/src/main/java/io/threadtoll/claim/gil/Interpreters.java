// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.gil;

import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.MissingEvidenceException;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.gil.PythonFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The interpreters of a run that a claim is held against, one by one from the oldest on and together. One that can't be measured here, since it is
 * another Python or has not what it takes, is a row of evidence, and the claim is about the others.
 */
final class Interpreters {
    /**
     * One that was measured.
     *
     * @param name such as CPython 3.11.2
     * @param minor the 11 of it
     * @param gilOn whether it had a GIL while it was measured
     * @param gilDisabled whether it was built without one
     * @param cell what was measured of it
     */
    record Measured(String name, int minor, boolean gilOn, boolean gilDisabled, Cell cell) {
        String path() {
            return cell.params().get(Machine.PYTHON);
        }

        /** A label that says of which interpreter a figure is. */
        String label(String what) {
            return what + ", " + name;
        }

        /** The mean of a metric. */
        Figure mean(Evidence evidence, String what, Metric metric) {
            return evidence.mean(label(what), cell, metric);
        }
    }

    private final List<Measured> measured;
    private final List<EvidenceRow> rows;

    private Interpreters(List<Measured> measured, List<EvidenceRow> rows) {
        this.measured = List.copyOf(measured);
        this.rows = List.copyOf(rows);
    }

    /**
     * Those of which a cell was measured.
     *
     * @throws MissingEvidenceException if there is none, or the measurement of one failed or is not complete
     */
    static Interpreters of(Evidence evidence, Function<String, Cell> cellOf) {
        List<Measured> measured = new ArrayList<>();
        List<EvidenceRow> others = new ArrayList<>();
        Verdict first = null;
        for (String python : evidence.machine().pythons()) {
            Cell cell = cellOf.apply(python);
            Optional<Verdict> gap = evidence.gap(List.of(cell));
            if (gap.isEmpty()) {
                measured.add(measured(evidence, cell));
            } else if (gap.orElseThrow().outcome() == Outcome.NOT_APPLICABLE) {
                first = first == null ? gap.orElseThrow() : first;
                others.add(EvidenceRow.note(python, gap.orElseThrow().reason()));
            } else {
                throw new MissingEvidenceException(gap.orElseThrow());
            }
        }
        if (measured.isEmpty()) {
            throw new MissingEvidenceException(first);
        }
        measured.sort(Comparator.comparingInt(Measured::minor).thenComparing(Measured::path));
        List<EvidenceRow> rows = new ArrayList<>();
        measured.forEach(one -> rows.addAll(evidence.notes(one.path(), one.cell())));
        rows.addAll(others);
        return new Interpreters(toldApart(measured), rows);
    }

    private static Measured measured(Evidence evidence, Cell cell) {
        int minor = (int) evidence.most(cell, PythonFacts.MINOR);
        boolean gilDisabled = evidence.most(cell, PythonFacts.GIL_DISABLED) == 1;
        String name =
                "CPython 3." + minor + "." + (int) evidence.most(cell, PythonFacts.MICRO) + (gilDisabled ? "t" : "");
        return new Measured(name, minor, evidence.most(cell, PythonFacts.GIL_ON) == 1, gilDisabled, cell);
    }

    /** Two builds of a version have their paths in their names. */
    private static List<Measured> toldApart(List<Measured> all) {
        return all.stream()
                .map(one -> all.stream()
                                        .filter(other -> other.name().equals(one.name()))
                                        .count()
                                == 1
                        ? one
                        : new Measured(
                                one.name() + " at " + one.path(),
                                one.minor(),
                                one.gilOn(),
                                one.gilDisabled(),
                                one.cell()))
                .toList();
    }

    /**
     * Those that a claim is about.
     *
     * @param otherwise why the others are not, for their row; and why there is no verdict where there are only others
     * @throws MissingEvidenceException if there is none
     */
    Interpreters only(Predicate<Measured> which, String otherwise) {
        List<EvidenceRow> more = new ArrayList<>(rows);
        measured.stream().filter(which.negate()).forEach(one -> more.add(EvidenceRow.note(one.name(), otherwise)));
        List<Measured> left = measured.stream().filter(which).toList();
        if (left.isEmpty()) {
            throw new MissingEvidenceException(new Verdict(Outcome.NOT_APPLICABLE, otherwise));
        }
        return new Interpreters(left, more);
    }

    /** Those that have a GIL, which most claims are about. */
    Interpreters withGil() {
        return only(Measured::gilOn, "its GIL is off, and the claim is about the GIL");
    }

    List<Measured> all() {
        return measured;
    }

    /** A figure of each. */
    Figure[] figures(Function<Measured, Figure> of) {
        return measured.stream().map(of).toArray(Figure[]::new);
    }

    /** What else there is to know of each, and of those that were left out. */
    List<EvidenceRow> rows() {
        return rows;
    }

    /** The names of some, as a sentence has them. */
    String names(Predicate<Measured> which) {
        return measured.stream().filter(which).map(Measured::name).collect(Collectors.joining(", "));
    }
}
