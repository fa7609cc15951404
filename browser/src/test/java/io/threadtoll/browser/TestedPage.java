// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import io.threadtoll.claim.Judgement;
import io.threadtoll.compare.Comparison;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.probe.connections.Connections;
import io.threadtoll.probe.coretocore.CoreToCore;
import io.threadtoll.report.ConnectionModel;
import io.threadtoll.report.compare.ComparisonFormat;
import io.threadtoll.report.page.HtmlReport;
import io.threadtoll.report.text.Printable;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page and what has to be on it.
 *
 * @param name what it is a page of
 * @param html the page
 * @param claims how many claims were judged
 * @param changes how many rows are compared
 * @param cells the words in the row of each cell, but for the matrix of CPUs, which is a picture
 */
record TestedPage(String name, String html, int claims, int changes, List<List<String>> cells) {
    private static final int NO_TERMINAL = 100;

    /** The report of a run. */
    static TestedPage of(String name, Run run, List<Judgement> judgements, List<Fork> forks) {
        List<List<String>> cells = forks.stream()
                .filter(fork -> !CoreToCore.hasMeasured(fork))
                .map(Fork::cell)
                .distinct()
                .map(TestedPage::words)
                .toList();
        return new TestedPage(name, HtmlReport.render(run, judgements, forks), judgements.size(), 0, cells);
    }

    /** What {@code compare --format html} writes. */
    static TestedPage of(String name, Comparison comparison) {
        String html = ComparisonFormat.HTML.render(comparison, false, NO_TERMINAL);
        return new TestedPage(name, html, 0, comparison.rows().size(), List.of());
    }

    /** A model of connections has a row of its name in a section of its own. */
    private static List<String> words(Cell cell) {
        if (ConnectionModel.isOne(cell)) {
            return List.of(cell.params().getOrDefault(Connections.MODEL, ""));
        }
        return Stream.concat(
                        Stream.of(cell.shortName(), cell.isProbe() ? "" : "×" + cell.threads()),
                        cell.params().entrySet().stream().map(param -> param.getKey() + "=" + param.getValue()))
                .map(word -> Printable.lines(word).replaceAll("\\s+", " ").strip())
                .toList();
    }

    /** As {@link Look#rows} counts them. */
    List<Integer> rows() {
        return List.of(claims, changes);
    }

    @Override
    public String toString() {
        return name;
    }
}
