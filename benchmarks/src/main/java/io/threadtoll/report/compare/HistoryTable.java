// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.History;
import io.threadtoll.compare.History.Step;
import io.threadtoll.report.text.Colours;
import io.threadtoll.report.text.TextCell;
import io.threadtoll.report.text.TextPage;
import io.threadtoll.report.text.TextTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Steps of a history for a terminal: by the run from which on they hold, with what changed there. */
public final class HistoryTable {
    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public HistoryTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** The history as a whole text, with a line end at its end. */
    public String render(History history) {
        TextPage page = new TextPage(colours, width);
        Map<String, List<Step>> byRun = history.steps().stream()
                .collect(Collectors.groupingBy(Step::first, LinkedHashMap::new, Collectors.toList()));
        SeriesNames names =
                SeriesNames.of(history.steps().stream().map(Step::keys).toList());
        byRun.forEach((run, steps) -> {
            page.title("From " + run + " on");
            steps.stream().map(Step::last).distinct().forEach(last -> page.text(2, "The run before: " + last));
            steps.stream()
                    .flatMap(step -> step.environment().stream())
                    .filter(FieldDifference::important)
                    .distinct()
                    .forEach(field -> page.text(
                            2,
                            field.field() + ": " + field.values().get(0) + " -> "
                                    + field.values().get(1)));
            page.table(table(steps, names));
        });
        history.notes().forEach(note -> page.text(0, "! " + note));
        page.space();
        page.text(
                0,
                history.steps().size() + (history.steps().size() == 1 ? " step" : " steps") + " in " + history.figures()
                        + " figures of " + history.runs().size() + " runs.");
        page.dim(
                0,
                "A run is one value, the geometric mean of its forks. A figure stepped where Welch's test finds the runs"
                        + " before and after to differ by more than the delta, with 5 % for one step too many in all"
                        + " figures and at all places together; a step needs 4 runs on each side. Intervals are 95 %.");
        return page.toString();
    }

    private TextTable table(List<Step> steps, SeriesNames names) {
        TextTable table = new TextTable(2);
        for (Step step : steps) {
            table.row(List.of(
                    TextCell.of(names.of(step.keys(), Set.of()).text()),
                    TextCell.number(RatioText.estimate(step.ratio())),
                    TextCell.of(RatioText.bounds(step.ratio())),
                    TextCell.of(ShiftText.words(step.shift())).painted(text -> colours.of(step.shift(), text)),
                    TextCell.of(step.before() + " runs before, " + step.after() + " after"
                            + (step.otherCode() ? "; its code changed" : ""))));
        }
        return table;
    }
}
