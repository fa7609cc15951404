// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.doctor.Diagnosis;
import io.threadtoll.doctor.Status;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the checks of the machine found, for a terminal. Below what is not fine stand why it matters and, where there is
 * one, the command; what is fine takes one line.
 */
public final class DiagnosisTable {
    private static final int STATUS = Status.UNKNOWN.name().length();
    private static final int NARROWEST_VALUE = 24;
    private static final String INDENT = "    ";

    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal; a command alone may be longer, because a line break would break it
     */
    public DiagnosisTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** The table, in the order given, and the sum of the statuses at its end. */
    public String render(List<Diagnosis> diagnoses) {
        int id = diagnoses.stream().mapToInt(d -> d.id().length()).reduce("CHECK".length(), Math::max);
        int value = Math.max(NARROWEST_VALUE, width - STATUS - id - 2 * TextColumns.GAP.length());
        TextColumns columns = new TextColumns(List.of(STATUS, id, value));
        return Stream.of(
                        columns.row("STATUS", "CHECK", "VALUE").stream().map(colours::bold),
                        diagnoses.stream().flatMap(diagnosis -> lines(columns, diagnosis)),
                        Stream.of("", sum(diagnoses)))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private Stream<String> lines(TextColumns columns, Diagnosis diagnosis) {
        Status status = diagnosis.status();
        List<String> row = columns.row(status.name(), diagnosis.id(), diagnosis.value());
        String first = colours.of(status, status.name())
                + row.get(0).substring(status.name().length());
        Stream<String> seen = Stream.concat(Stream.of(first), row.stream().skip(1));
        if (status == Status.OK) {
            return seen;
        }
        Stream<String> why = TextColumns.wrap(diagnosis.why(), width - INDENT.length()).stream()
                .map(line -> colours.dim(INDENT + line));
        Stream<String> command = diagnosis.command().isEmpty()
                ? Stream.empty()
                : Stream.of(INDENT + colours.bold("$ " + Printable.line(diagnosis.command())));
        return Stream.of(seen, why, command).flatMap(lines -> lines);
    }

    private String sum(List<Diagnosis> diagnoses) {
        long warnings = count(diagnoses, Status.WARN);
        return Stream.of(
                        colours.of(Status.WARN, warnings + (warnings == 1 ? " warning" : " warnings")),
                        colours.of(Status.UNKNOWN, count(diagnoses, Status.UNKNOWN) + " unknown"),
                        colours.of(Status.OK, count(diagnoses, Status.OK) + " fine"))
                .collect(Collectors.joining(", "));
    }

    private static long count(List<Diagnosis> diagnoses, Status status) {
        return diagnoses.stream().filter(d -> d.status() == status).count();
    }
}
