// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Evidence;
import io.threadtoll.measure.Cell;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.IntervalText;
import io.threadtoll.measure.statistics.Estimates;
import io.threadtoll.measure.statistics.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * ReentrantLock against the futex mutexes in the same conditions.
 *
 * @param conditions what is the same, for a person
 * @param jdk ReentrantLock's cell
 * @param futexes the cells of the others
 */
record Duel(String conditions, Cell jdk, List<Cell> futexes) {
    /** "As much": at most 5 % less. Fixed beforehand, and no wider than what a person would call the same. */
    static final double EQUAL = 0.95;

    List<Cell> cells() {
        return Stream.concat(Stream.of(jdk), futexes.stream()).toList();
    }

    /**
     * Compares the best futex mutex with ReentrantLock. Looking for the best of several in many duels finds one by luck
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
                        beside(evidence, jdk)))
                .max(Comparator.comparingDouble(result -> result.ratio().estimate()))
                .orElseThrow();
    }

    private Interval speed(Evidence evidence, Cell futex, double confidence) {
        double[] ours = evidence.means(futex, Fork.SCORE);
        double[] theirs = evidence.means(jdk, Fork.SCORE);
        // One thread is measured in time for each pair, many in pairs for each time.
        return futex.threads() == 1
                ? Estimates.ratio(theirs, ours, confidence)
                : Estimates.ratio(ours, theirs, confidence);
    }

    private static String beside(Evidence evidence, Cell cell) {
        double[] fairness = evidence.means(cell, "fairnessFraction");
        double[] cpu = evidence.means(cell, "cpuPerOpNs");
        return fairness.length == 0 || cpu.length == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "fairness %.2f, CPU %.0f ns",
                        Estimates.mean(fairness, 0.95).estimate(),
                        Estimates.mean(cpu, 0.95).estimate());
    }

    /**
     * How a duel ended.
     *
     * @param best the futex mutex that did best
     * @param ratio its speed over ReentrantLock's
     * @param ours what stands beside its throughput
     * @param theirs the same of ReentrantLock
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
            String fairness = ours.isEmpty() ? "" : " (" + ours + "; ReentrantLock " + theirs + ")";
            return String.format(
                    Locale.ROOT,
                    "%s: %s %s times ReentrantLock, %s%s",
                    duel.conditions(),
                    best.params().get("mutex"),
                    IntervalText.ofRatio(ratio),
                    verdict,
                    fairness);
        }
    }
}
