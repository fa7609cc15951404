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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A lock against the futex mutexes in the same conditions.
 *
 * @param conditions what is the same, for a person
 * @param rival the lock's cell
 * @param futexes the cells of the others
 */
record Duel(String conditions, Cell rival, List<Cell> futexes) {
    /** "As much": at most 5 % less. Fixed beforehand, and no wider than what a person would call the same. */
    static final Band EQUAL = Band.atLeast(0.95);

    List<Cell> cells() {
        return Stream.concat(Stream.of(rival), futexes.stream()).toList();
    }

    /**
     * Compares the best futex mutex with the rival: its speed over the rival's, and what stands beside their throughput.
     * Looking for the best of several in many duels finds one by luck too, so the confidence is Bonferroni's for all of
     * them together.
     */
    EvidenceRow fight(Evidence evidence, int duels) {
        double confidence = 1 - 0.05 / ((double) duels * futexes.size());
        Metric time = rival.threads() == 1 ? Metric.SCORE : Metric.TEAM_TIME;
        Map<Cell, Figure> speeds = new HashMap<>();
        futexes.forEach(futex -> speeds.put(
                futex, evidence.ratio("times " + name(rival) + " by " + name(futex), rival, futex, time, confidence)));
        Cell best = futexes.stream()
                .max(Comparator.comparingDouble(futex -> speeds.get(futex).estimate()))
                .orElseThrow();
        Figure speed = speeds.get(best).within(EQUAL);
        return EvidenceRow.of(
                conditions,
                Stream.of(Stream.of(speed), beside(evidence, best), beside(evidence, rival))
                        .flatMap(figures -> figures)
                        .toList());
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
