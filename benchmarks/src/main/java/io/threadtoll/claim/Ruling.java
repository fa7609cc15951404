// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a verdict of figures and their bands. The claim holds where every figure does, and is wrong where any figure says
 * so; a control that is not within its band leaves it open, whatever the others say.
 */
public final class Ruling {
    private static final String UNTOLD = "an interval straddles its band: more forks would tell";

    private final List<Figure> figures = new ArrayList<>();
    private final List<EvidenceRow> rows = new ArrayList<>();
    private final Map<Outcome, String> reasons = new EnumMap<>(Outcome.class);
    private final List<String> failedControls = new ArrayList<>();
    private CountedBy countedBy = CountedBy.NOBODY;

    private Ruling() {}

    /** A ruling on these figures: those with a band decide, the others stand beside. */
    public static Ruling on(Figure... figures) {
        return on(List.of(figures));
    }

    /** The same. */
    public static Ruling on(List<Figure> figures) {
        Ruling ruling = new Ruling();
        ruling.figures.addAll(figures);
        return ruling;
    }

    /**
     * Adds a control.
     *
     * @param otherwise why nothing is shown where it is outside its band
     */
    public Ruling control(Figure figure, Band band, String otherwise) {
        Figure control = figure.controlledBy(band);
        figures.add(control);
        if (control.outcome() != Outcome.REPRODUCED) {
            failedControls.add(control.outcome() == Outcome.REFUTED ? otherwise : UNTOLD);
        }
        return this;
    }

    /** Adds figures that decide nothing. */
    public Ruling beside(Figure... more) {
        figures.addAll(List.of(more));
        return this;
    }

    /** Adds a figure that decides nothing, where there is one. */
    public Ruling beside(Optional<Figure> figure) {
        figure.ifPresent(figures::add);
        return this;
    }

    /** Adds rows of evidence. */
    public Ruling rows(List<EvidenceRow> more) {
        rows.addAll(more);
        return this;
    }

    /** Says whose count it rests on. */
    public Ruling countedBy(CountedBy who) {
        countedBy = who;
        return this;
    }

    /** The reason, whatever comes out. */
    public Ruling because(String reason) {
        return reproduced(reason).refuted(reason).open(reason);
    }

    /** The reason where the claim holds. */
    public Ruling reproduced(String reason) {
        reasons.put(Outcome.REPRODUCED, reason);
        return this;
    }

    /** The reason where it is wrong. */
    public Ruling refuted(String reason) {
        reasons.put(Outcome.REFUTED, reason);
        return this;
    }

    /** The reason where the figures leave it open. */
    public Ruling open(String reason) {
        reasons.put(Outcome.INCONCLUSIVE, reason);
        return this;
    }

    /** The verdict by the figures. */
    public Verdict verdict() {
        return verdict(outcome(figures));
    }

    /** The verdict where something else than the bands decides; a failed control still leaves it open. */
    public Verdict verdict(Outcome decided) {
        Outcome outcome = failedControls.isEmpty() ? decided : Outcome.INCONCLUSIVE;
        String reason = failedControls.isEmpty() ? reasons.getOrDefault(outcome, UNTOLD) : failedControls.get(0);
        return new Verdict(outcome, figures, reason, rows, countedBy);
    }

    /**
     * What figures say of a claim that is to hold in every one of them. That it does takes none of them but as sure as any
     * single figure, since all have to agree (an intersection-union test, Berger 1982). That it fails in some one of many is
     * also found by luck, and takes the confidence of all of them together.
     *
     * @param each the figures at the confidence of one
     * @param together the same ones, with the wider intervals of all together
     */
    public static Outcome inEvery(List<Figure> each, List<Figure> together) {
        if (together.stream().anyMatch(figure -> figure.outcome() == Outcome.REFUTED)) {
            return Outcome.REFUTED;
        }
        return each.stream().allMatch(figure -> figure.outcome() == Outcome.REPRODUCED)
                ? Outcome.REPRODUCED
                : Outcome.INCONCLUSIVE;
    }

    /** What the figures that decide say together. */
    public static Outcome outcome(List<Figure> figures) {
        return Outcome.ofAll(
                figures.stream().filter(Figure::decides).map(Figure::outcome).toList());
    }
}
