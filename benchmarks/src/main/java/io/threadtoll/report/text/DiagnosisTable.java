// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

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
        TextTable table = new TextTable().limit(0, STATUS, STATUS);
        table.row(Stream.of("STATUS", "CHECK", "VALUE")
                .map(title -> TextCell.of(title).painted(colours::bold))
                .toList());
        diagnoses.forEach(diagnosis -> add(table, diagnosis));
        return new TextPage(colours, width)
                .table(table)
                .ready(List.of("", sum(diagnoses)))
                .toString();
    }

    private void add(TextTable table, Diagnosis diagnosis) {
        Status status = diagnosis.status();
        table.row(
                TextCell.of(status.name()).painted(name -> colours.of(status, name)),
                TextCell.of(diagnosis.id()),
                TextCell.of(diagnosis.value()));
        if (status == Status.OK) {
            return;
        }
        table.between(new TextPage(colours, width)
                .dim(INDENT.length(), diagnosis.why())
                .lines());
        if (!diagnosis.command().isEmpty()) {
            table.between(List.of(INDENT + colours.bold("$ " + Printable.line(diagnosis.command()))));
        }
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
