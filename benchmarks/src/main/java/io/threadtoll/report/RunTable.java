// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.claim.Outcome;
import io.threadtoll.compare.source.RunList;
import io.threadtoll.compare.source.RunOverview;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs as a table for a terminal, one a line. */
public final class RunTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final List<String> TITLES = List.of(
            "STARTED (UTC)", "CPU", "KERNEL", "JDK", "PLAN", "FORKS", "REPR", "REF", "INC", "N/A", "BRK", "RUN");

    /** A name that is longer goes on in the next line. */
    private static final int WIDEST = 24;

    private final Colours colours;

    /** A table for a terminal that does or doesn't understand ANSI colours. */
    public RunTable(boolean colour) {
        this.colours = new Colours(colour);
    }

    /** The table; below it what its short titles mean, and the runs that can't be read. */
    public String render(RunList list) {
        if (list.runs().isEmpty() && list.unreadable().isEmpty()) {
            return "There is no run.\n";
        }
        List<String> lines = new ArrayList<>();
        if (!list.runs().isEmpty()) {
            addTable(lines, list.runs());
        }
        list.unreadable().forEach(bad -> {
            lines.add(colours.bold("Unreadable: ") + Printable.line(bad.path()));
            lines.add("    " + Printable.line(bad.reason()));
        });
        lines.add("");
        return String.join("\n", lines);
    }

    private void addTable(List<String> lines, List<RunOverview> runs) {
        List<String[]> rows = runs.stream().map(RunTable::row).toList();
        int last = TITLES.size() - 1;
        TextColumns columns = new TextColumns(IntStream.range(0, TITLES.size())
                .mapToObj(i -> Math.min(i == last ? Integer.MAX_VALUE : WIDEST, widest(rows, i)))
                .toList());
        columns.row(TITLES.toArray(String[]::new)).forEach(line -> lines.add(colours.bold(line)));
        rows.forEach(row -> lines.addAll(columns.row(row)));
        lines.add("");
        lines.add(colours.dim(runs.size() + (runs.size() == 1 ? " run" : " runs")
                + ". Forks made, disturbed ones too, of planned; verdicts: reproduced, refuted,"
                + " inconclusive, not applicable, broken."));
    }

    private static String[] row(RunOverview run) {
        Stream<String> what = Stream.of(
                TIME.format(run.startedAt()),
                run.cpu() + " x" + run.processors(),
                run.kernel(),
                String.join(", ", run.jdks()),
                run.plan(),
                run.made() + "/" + run.planned());
        Stream<String> verdicts = Stream.of(Outcome.values())
                .map(outcome -> run.verdicts().isEmpty() ? "-" : String.valueOf(run.count(outcome)));
        return Stream.of(what, verdicts, Stream.of(run.path()))
                .flatMap(Function.identity())
                .toArray(String[]::new);
    }

    private static int widest(List<String[]> rows, int column) {
        return rows.stream()
                .mapToInt(row -> Printable.line(row[column]).length())
                .reduce(TITLES.get(column).length(), Math::max);
    }
}
