// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lock against the futex mutexes in the same conditions: against the champion, which was named before anything ran, and
 * beside it against the others, of which the best is found by luck too.
 *
 * @param conditions what is the same, for a person
 * @param rival the lock's cell
 * @param champion the cell of the futex mutex that is to keep up
 * @param others the cells of the other futex mutexes, which are shown and not judged
 */
record Duel(String conditions, Cell rival, Cell champion, List<Cell> others) {
    /** "As much": at most 5 % less. Fixed beforehand, and no wider than what a person would call the same. */
    static final Band EQUAL = Band.atLeast(0.95);

    /** Without these there is no duel. */
    List<Cell> cells() {
        return List.of(rival, champion);
    }

    /** How fast the champion is over the rival, with some confidence. */
    Figure speed(Evidence evidence, double confidence) {
        return speed(evidence, champion, confidence).within(EQUAL);
    }

    /** The duel in a row: the champion's speed, what the others' is, and what stands beside their throughput. */
    EvidenceRow row(Evidence evidence) {
        Stream<Figure> speeds = others.stream()
                .filter(other -> evidence.has(List.of(other)))
                .map(other -> speed(evidence, other, evidence.confidence()));
        return EvidenceRow.of(
                conditions,
                Stream.of(
                                Stream.of(speed(evidence, evidence.confidence())),
                                speeds,
                                beside(evidence, champion),
                                beside(evidence, rival))
                        .flatMap(figures -> figures)
                        .toList());
    }

    private Figure speed(Evidence evidence, Cell futex, double confidence) {
        Metric time = rival.threads() == 1 ? Metric.SCORE : Metric.TEAM_TIME;
        return evidence.ratio("times " + name(rival) + " by " + name(futex), rival, futex, time, confidence);
    }

    private static Stream<Figure> beside(Evidence evidence, Cell cell) {
        return Stream.of(TeamMetrics.FAIRNESS, TeamMetrics.CPU_PER_OP)
                .filter(metric -> evidence.has(cell, metric))
                .map(metric -> Figure.exact(
                        (metric.equals(TeamMetrics.FAIRNESS) ? "fairness of " : "CPU an op of ") + name(cell),
                        metric.equals(TeamMetrics.FAIRNESS) ? Unit.COUNT : metric.unit(),
                        evidence.average(cell, metric)));
    }

    private static String name(Cell cell) {
        return cell.params().get("mutex");
    }
}
