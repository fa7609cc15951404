// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Evidence;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    static final double EQUAL = 0.95;

    List<Cell> cells() {
        return Stream.concat(Stream.of(rival), futexes.stream()).toList();
    }

    /**
     * Compares the best futex mutex with the rival. Looking for the best of several in many duels finds one by luck
     * too, so the confidence is Bonferroni's for all of them together.
     */
    Result fight(Evidence evidence, int duels) {
        double confidence = 1 - 0.05 / ((double) duels * futexes.size());
        return futexes.stream()
                .map(futex -> new Result(
                        this,
                        futex,
                        speed(evidence, futex, confidence),
                        beside(evidence, futex),
                        beside(evidence, rival)))
                .max(Comparator.comparingDouble(result -> result.ratio().estimate()))
                .orElseThrow();
    }

    private Interval speed(Evidence evidence, Cell futex, double confidence) {
        Metric time = futex.threads() == 1 ? Metric.SCORE : ContendedCells.TIME_PER_PASS;
        return Estimates.ratio(evidence.means(rival, time), evidence.means(futex, time), confidence);
    }

    private static String beside(Evidence evidence, Cell cell) {
        double[] fairness = evidence.means(cell, TeamMetrics.FAIRNESS);
        double[] cpu = evidence.means(cell, TeamMetrics.CPU_PER_OP);
        return fairness.length == 0 || cpu.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "fairness %.2f, CPU %.0f ns",
                        Estimates.mean(fairness, 0.95).estimate(),
                        Estimates.mean(cpu, 0.95).estimate());
    }

    private static String name(Cell cell) {
        return cell.params().get("mutex");
    }

    /**
     * How a duel ended.
     *
     * @param best the futex mutex that did best
     * @param ratio its speed over the rival's
     * @param ours what stands beside its throughput
     * @param theirs the same of the rival
     */
    record Result(Duel duel, Cell best, Interval ratio, String ours, String theirs) {
        boolean holds() {
            return ratio.isAbove(EQUAL);
        }

        boolean fails() {
            return ratio.isBelow(EQUAL);
        }

        String describe() {
            String verdict = holds() ? "at least equal" : fails() ? "below" : "can't tell";
            String fairness = ours.isEmpty() ? "" : " (" + ours + "; " + name(duel.rival()) + " " + theirs + ")";
            return String.format(
                    Locale.ROOT,
                    "%s: %s %s times %s, %s%s",
                    duel.conditions(),
                    name(best),
                    IntervalText.ofRatio(ratio),
                    name(duel.rival()),
                    verdict,
                    fairness);
        }
    }
}
