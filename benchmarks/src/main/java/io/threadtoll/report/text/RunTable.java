// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.claim.Outcome;
import io.threadtoll.compare.source.RunList;
import io.threadtoll.compare.source.RunOverview;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs as a table for a terminal, one a line. */
public final class RunTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final List<String> TITLES =
            List.of("STARTED (UTC)", "CPU", "KERNEL", "JDK", "PLAN", "FORKS", "REPR", "REF", "INC", "N/A", "BRK");

    /** A name that is longer goes on in the next line. */
    private static final int WIDEST = 24;

    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public RunTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** The table; below it what its short titles mean, and the runs that can't be read. */
    public String render(RunList list) {
        if (list.runs().isEmpty() && list.unreadable().isEmpty()) {
            return "There is no run.\n";
        }
        TextPage page = new TextPage(colours, width);
        if (!list.runs().isEmpty()) {
            page.table(table(list.runs()));
            page.space()
                    .dim(
                            0,
                            list.runs().size() + (list.runs().size() == 1 ? " run" : " runs")
                                    + ". Forks made, disturbed ones too, of planned; verdicts: reproduced, refuted,"
                                    + " inconclusive, not applicable, broken.");
        }
        list.unreadable()
                .forEach(bad -> page.ready(List.of(
                        colours.bold("Unreadable: ") + Printable.line(bad.path()),
                        "    " + Printable.line(bad.reason()))));
        return page.toString();
    }

    /** A path stands below its run where there is no room beside it: broken in two nobody could copy it. */
    private TextTable table(List<RunOverview> runs) {
        TextTable beside = table(runs, true);
        return beside.fits(width) ? beside : table(runs, false);
    }

    private TextTable table(List<RunOverview> runs, boolean pathBeside) {
        TextTable table = new TextTable();
        IntStream.range(0, TITLES.size()).forEach(column -> table.limit(column, 0, WIDEST));
        Stream<String> titles = pathBeside ? Stream.concat(TITLES.stream(), Stream.of("RUN")) : TITLES.stream();
        table.row(titles.map(title -> TextCell.of(title).painted(colours::bold)).toList());
        for (RunOverview run : runs) {
            Stream<String> texts = pathBeside ? Stream.concat(texts(run), Stream.of(run.path())) : texts(run);
            table.row(texts.map(TextCell::of).toList());
            if (!pathBeside) {
                table.between(List.of("    " + Printable.line(run.path())));
            }
        }
        return table;
    }

    private static Stream<String> texts(RunOverview run) {
        Stream<String> what = Stream.of(
                TIME.format(run.startedAt()),
                run.cpu() + " x" + run.processors(),
                run.kernel(),
                String.join(", ", run.jdks()),
                run.plan(),
                run.planned() == 0 ? String.valueOf(run.made()) : run.made() + "/" + run.planned());
        return Stream.concat(
                what,
                Stream.of(Outcome.values())
                        .map(outcome -> run.verdicts().isEmpty() ? "-" : String.valueOf(run.count(outcome))));
    }
}
