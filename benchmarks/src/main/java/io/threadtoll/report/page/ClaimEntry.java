// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.report.FigureText;
import io.threadtoll.report.chart.DotPlot;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A claim as the page shows it: a line, and what stands behind it.
 *
 * @param judgement the claim and its verdict
 * @param picture the deciding figure drawn against its band, where it has one
 * @param proofs all figures of the verdict
 * @param plots what was measured for it, forks as dots
 * @param forks what became of these forks; empty where nothing was measured
 */
public record ClaimEntry(
        Judgement judgement, Optional<FigurePicture> picture, List<Proof> proofs, List<DotPlot> plots, String forks) {
    /**
     * A figure with its picture.
     *
     * @param text the number and what it is
     * @param rule what it was held against, and what that says; empty where it only stands beside
     * @param isControl whether it shows that the measurement can tell at all
     * @param picture it against its band
     */
    public record Proof(String text, String rule, boolean isControl, Optional<FigurePicture> picture) {
        static Proof of(Figure figure) {
            return new Proof(
                    FigureText.of(figure),
                    figure.band() == null ? "" : FigureText.rule(figure),
                    figure.control(),
                    FigurePicture.of(figure));
        }
    }

    /**
     * The claims of a section.
     *
     * @param section the article's
     * @param claims in their order
     */
    public record Group(Section section, List<ClaimEntry> claims) {
        public Group {
            claims = List.copyOf(claims);
        }

        /** Where a link to its chapter leads. */
        public String anchor() {
            return anchorOf(section);
        }
    }

    public ClaimEntry {
        proofs = List.copyOf(proofs);
        plots = List.copyOf(plots);
    }

    static ClaimEntry of(Judgement judgement, MeasuredCells measured) {
        Map<Cell, List<Fork>> cells = measured.of(judgement.id());
        return new ClaimEntry(
                judgement,
                judgement.verdict().decidingFigure().flatMap(FigurePicture::of),
                judgement.verdict().figures().stream().map(Proof::of).toList(),
                MeasuredCells.plots(cells),
                cells.isEmpty() ? "" : MeasuredCells.interference(cells.values()));
    }

    /** Where a link to a section's chapter leads. */
    public static String anchorOf(Section section) {
        return section.name().toLowerCase(Locale.ROOT);
    }

    /** The sign of its outcome. */
    public String mark() {
        return FigureText.mark(judgement.verdict().outcome());
    }

    /** The figure that decided, or why there is none. */
    public String figure() {
        Verdict verdict = judgement.verdict();
        return verdict.figures().isEmpty() ? verdict.reason() : FigureText.deciding(verdict);
    }

    /** The command that measures it alone. */
    public String command() {
        return "./threadtoll reproduce --claim " + judgement.id();
    }
}
