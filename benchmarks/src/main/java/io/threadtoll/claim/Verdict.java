// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.threadtoll.model.Bounds;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a run says of a claim, and why. Its numbers are numbers: a report makes them text, colour or a chart.
 *
 * @param outcome the verdict
 * @param figures what decided, the most telling one first, then controls and what stands beside; empty where nothing was
 *     measured
 * @param reason one sentence that leads from the figures to the outcome
 * @param evidence rows behind the figures, such as one a cell of a table; may be empty
 * @param countedBy whose count it rests on
 */
public record Verdict(
        Outcome outcome,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<Figure> figures,
        String reason,
        @JsonSetter(nulls = Nulls.AS_EMPTY) List<EvidenceRow> evidence,
        CountedBy countedBy) {
    /** The reason where a claim needs the kernel's counts; why there are none is in the environment, and is said once. */
    public static final String NO_KERNEL_COUNTS = "it takes counts that the kernel doesn't give to this process";

    private static final int MOST = 10_000;

    public Verdict {
        Objects.requireNonNull(outcome, "a verdict has an outcome");
        figures = List.copyOf(figures);
        evidence = List.copyOf(evidence);
        countedBy = countedBy == null ? CountedBy.NOBODY : countedBy;
        Bounds.require("figures of a verdict", figures, MOST);
        Bounds.require("rows of evidence", evidence, MOST);
        Objects.requireNonNull(reason, "a verdict has a reason");
    }

    /** A verdict that has no figure: nothing was measured, or not enough. */
    public Verdict(Outcome outcome, String reason) {
        this(outcome, List.of(), reason, List.of(), CountedBy.NOBODY);
    }

    /** The figure that says most; none where nothing was measured. */
    public Optional<Figure> decidingFigure() {
        return figures.stream().findFirst();
    }

    /**
     * How many times as many forks its open figures probably need until each interval lies on one side of what it was held
     * against, if estimates and variances stay what they are: an interval narrows with the root of the forks. Infinitely many
     * where an estimate lies just at its band's edge; empty where no figure is open.
     */
    public OptionalDouble timesTheForks() {
        return Stream.concat(figures.stream(), evidence.stream().flatMap(row -> row.figures().stream()))
                .filter(Figure::decides)
                .mapToDouble(Figure::timesTheForks)
                .filter(times -> times > 1)
                .max();
    }

    /**
     * How many forks would probably decide it.
     *
     * @param forks how many there are now
     * @return more than there are; one more where no figure is open, as where forks were disturbed
     */
    public double forksToDecide(int forks) {
        return forksToDecide(forks, timesTheForks().orElse(1));
    }

    static double forksToDecide(int forks, double times) {
        return Math.max(forks + 1.0, Math.ceil(forks * times));
    }
}
