// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.compare.Change;
import io.threadtoll.compare.ClaimDifference;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.Group;
import io.threadtoll.compare.Row;
import io.threadtoll.compare.Shift;
import io.threadtoll.compare.Unmatched;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Hand-made comparisons. */
final class ComparisonSamples {
    static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);
    private static final String LOCK = "io.threadtoll.bench.uncontended.UncontendedLock.pair";
    private static final String CONTENDED = "io.threadtoll.bench.contention.ContendedLock.pass";
    private static final double DELTA = 0.05;
    private static final int FORKS = 10;

    private ComparisonSamples() {}

    /** Two JVMs, with everything that a comparison can hold. */
    static Comparison two() {
        return new Comparison(
                List.of("jdk17", "jdk25"),
                List.of(
                        uncontended("MONITOR", 19.2, change(Unit.NANOSECONDS, 19.2, 1.152, 1.131, 1.174, Shift.WORSE)),
                        uncontended(
                                "STANDBY_FUTEX",
                                5.31,
                                change(Unit.NANOSECONDS, 5.31, 0.871, 0.851, 0.891, Shift.BETTER)),
                        uncontended(
                                "JDK_REENTRANT",
                                11.4,
                                change(Unit.NANOSECONDS, 11.4, 1.004, 0.993, 1.015, Shift.EQUIVALENT)),
                        uncontended("TWO_STATE", 5.02, undecided(Unit.NANOSECONDS, 5.02, 1.043, 0.98, 1.11, 14)),
                        new Row(
                                keys("uncontended", LOCK, "mutex", "MONITOR", "metric", "futexCalls"),
                                Unit.COUNT,
                                new Interval(0.11, 0.12, 0.131),
                                FORKS,
                                List.of(change(Unit.COUNT, 0.12, 14.5, 13.1, 16.0, Shift.DIFFERENT))),
                        contended(
                                "MONITOR",
                                "2",
                                4.1e6,
                                change(Unit.OPERATIONS_PER_SECOND, 4.1e6, 0.62, 0.55, 0.70, Shift.WORSE)),
                        contended(
                                "MONITOR",
                                "8",
                                3.3e6,
                                flagged(
                                        change(Unit.OPERATIONS_PER_SECOND, 3.3e6, 1.31, 1.12, 1.53, Shift.BETTER),
                                        "4 of 10 forks drift: the last quarter of an iteration is slower than its first by 11 %",
                                        "baseline: forks lie in two heaps")),
                        contended(
                                "JDK_REENTRANT",
                                "2",
                                9.8e6,
                                undecided(Unit.OPERATIONS_PER_SECOND, 9.8e6, 0.91, 0.35, 2.4, 120)),
                        contended(
                                "JDK_REENTRANT",
                                "8",
                                7.7e6,
                                new Change(
                                        "jdk25",
                                        new Interval(7.5e6, 7.6e6, 7.7e6),
                                        FORKS,
                                        UNKNOWN,
                                        DELTA,
                                        Double.NaN,
                                        Shift.NOT_COMPARABLE,
                                        0,
                                        List.of("its code changed between the runs"))),
                        new Row(
                                keys("probe", "probe.thread-memory", "stack", "8 MiB"),
                                Unit.BYTES,
                                new Interval(0, 65536, Double.POSITIVE_INFINITY),
                                1,
                                List.of(new Change(
                                        "jdk25",
                                        new Interval(0, 61440, Double.POSITIVE_INFINITY),
                                        1,
                                        new Interval(0, 0.9375, Double.POSITIVE_INFINITY),
                                        DELTA,
                                        Double.NaN,
                                        Shift.INCONCLUSIVE,
                                        0,
                                        List.of("needs at least 3 forks a side"))))),
                List.of(
                        new Group(
                                keys("contention", ""),
                                Unit.OPERATIONS_PER_SECOND,
                                "jdk25",
                                3,
                                new Interval(0.79, 0.9, 1.03)),
                        new Group(
                                keys("uncontended", ""),
                                Unit.NANOSECONDS,
                                "jdk25",
                                4,
                                new Interval(0.99, 1.013, 1.036))),
                IntStream.range(0, 12)
                        .mapToObj(i -> new Unmatched(
                                keys(
                                        "contextswitch",
                                        "io.threadtoll.bench.contextswitch.Hop.virtual",
                                        "touchedKib",
                                        "" + i),
                                List.of("jdk25")))
                        .toList(),
                List.of(
                        new FieldDifference("kernel.release", true, List.of("6.18.5", "6.18.7")),
                        new FieldDifference("jdk.version", true, List.of("17.0.15", "25.0.1")),
                        new FieldDifference(
                                "jdk.vm.version",
                                true,
                                List.of("17.0.15+6-Ubuntu-0ubuntu124.04 (mixed mode)", "25.0.1+8-LTS")),
                        new FieldDifference("load.before", false, List.of("0.11", "0.52")),
                        new FieldDifference("memory.free", false, List.of("3.21 GiB", "unknown"))),
                List.of(new ClaimDifference(
                        "monitor-inflates",
                        "A monitor that two threads want once stays slow afterwards.",
                        List.of(
                                Optional.of(
                                        verdict(Outcome.REPRODUCED, new Interval(2.44, 2.61, 2.80), "Above the band.")),
                                Optional.of(
                                        verdict(Outcome.REFUTED, new Interval(0.99, 1.01, 1.03), "Below the band."))))),
                List.of("some have only 1 fork a side; intervals are wide with fewer than 6"));
    }

    /** Four columns with long names, in one unit. */
    static Comparison four() {
        List<String> columns = List.of(
                "2026-11-24T08-00-00Z-laptop", "2026-11-24T09-30-00Z-server", "2026-11-25T08-00-00Z-laptop", "board");
        return new Comparison(
                columns,
                List.of(
                        row(columns, "MONITOR", 19.2, 1.152, 0.99, 3.42),
                        row(columns, "TWO_STATE", 5.02, 1.02, 0.81, 2.9),
                        row(columns.subList(0, 3), "STANDBY_FUTEX", 5.31, 0.995, 1.061)),
                List.of(
                        new Group(
                                keys("uncontended", ""),
                                Unit.NANOSECONDS,
                                columns.get(1),
                                3,
                                new Interval(1.03, 1.05, 1.07)),
                        new Group(
                                keys("uncontended", ""),
                                Unit.NANOSECONDS,
                                columns.get(2),
                                3,
                                new Interval(0.94, 0.95, 0.96)),
                        new Group(
                                keys("uncontended", ""),
                                Unit.NANOSECONDS,
                                columns.get(3),
                                2,
                                new Interval(3.1, 3.15, 3.2))),
                List.of(new Unmatched(keys("uncontended", LOCK, "mutex", "STANDBY_FUTEX"), columns.subList(0, 3))),
                List.of(new FieldDifference(
                        "cpu.model", true, List.of("Laptop CPU", "Server CPU @ 2.50GHz", "Laptop CPU", "unknown"))),
                List.of(new ClaimDifference(
                        "spinning-is-free",
                        "Waiting in a loop costs nothing while the owner runs on another CPU.",
                        List.of(
                                Optional.of(
                                        verdict(Outcome.REFUTED, new Interval(2.81, 3.10, 3.42), "Above the band.")),
                                Optional.of(new Verdict(Outcome.INCONCLUSIVE, "Too few CPUs.")),
                                Optional.empty(),
                                Optional.of(new Verdict(Outcome.NOT_APPLICABLE, "One CPU."))))),
                List.of());
    }

    /** Whatever a stranger's file may bring, in every text and number. */
    static Comparison hostile(String text) {
        SortedMap<String, String> keys =
                keys(text, text, text, text, "threads", text, "metric", text, "ratio", text, "flags", "=1+1");
        double infinite = Double.POSITIVE_INFINITY;
        List<Interval> ratios = List.of(
                UNKNOWN,
                new Interval(-infinite, infinite, infinite),
                new Interval(0, 0, 0),
                new Interval(-5, -1, 7),
                new Interval(Double.MIN_VALUE, 1, Double.MAX_VALUE),
                new Interval(0, 1e-300, infinite),
                new Interval(3, 2, 1));
        return new Comparison(
                List.of(text, text + "2"),
                ratios.stream()
                        .map(ratio -> new Row(
                                keys,
                                Unit.NANOSECONDS,
                                ratio,
                                Integer.MIN_VALUE,
                                List.of(Double.NaN, -1.0, 0.0, infinite),
                                List.of(new Change(
                                        text + "2",
                                        ratio,
                                        Integer.MAX_VALUE,
                                        List.of(Double.MIN_VALUE, Double.MAX_VALUE, infinite),
                                        ratio,
                                        infinite,
                                        -infinite,
                                        Shift.INCONCLUSIVE,
                                        Integer.MAX_VALUE,
                                        List.of(text)))))
                        .toList(),
                List.of(new Group(keys, Unit.COUNT, text, -1, ratios.get(1))),
                List.of(new Unmatched(keys, List.of(text, text))),
                List.of(
                        new FieldDifference(text, true, List.of(text, text, text)),
                        new FieldDifference(text, false, List.of())),
                List.of(new ClaimDifference(
                        text,
                        text,
                        List.of(
                                Optional.of(new Verdict(
                                        Outcome.BROKEN,
                                        List.of(Figure.exact(text, 1)),
                                        text,
                                        List.of(EvidenceRow.note(text, text)),
                                        CountedBy.NOBODY)),
                                Optional.empty(),
                                Optional.empty()))),
                List.of(text));
    }

    static Comparison empty() {
        return new Comparison(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private static Row row(List<String> columns, String mutex, double base, double... ratios) {
        return new Row(
                keys("uncontended", LOCK, "mutex", mutex),
                Unit.NANOSECONDS,
                around(base, 0.97, 1.03),
                FORKS,
                IntStream.range(0, ratios.length)
                        .mapToObj(i -> new Change(
                                columns.get(i + 1),
                                around(base * ratios[i], 0.98, 1.02),
                                6,
                                around(ratios[i], 0.97, 1.03),
                                i == 1 ? 0.073 : DELTA,
                                0.002,
                                ratios[i] > 1.09
                                        ? Shift.WORSE
                                        : ratios[i] < 0.9
                                                ? Shift.BETTER
                                                : ratios[i] > 1.03 ? Shift.INCONCLUSIVE : Shift.EQUIVALENT,
                                0,
                                i == 2 ? List.of("measured on another machine") : List.of()))
                        .toList());
    }

    private static Row uncontended(String mutex, double base, Change change) {
        return new Row(
                keys("uncontended", LOCK, "mutex", mutex, "metric", "score"),
                Unit.NANOSECONDS,
                around(base, 0.98, 1.02),
                FORKS,
                List.of(change));
    }

    private static Row contended(String mutex, String threads, double base, Change change) {
        return new Row(
                keys("contention", CONTENDED, "mutex", mutex, "threads", threads, "placement", "SPREAD"),
                Unit.OPERATIONS_PER_SECOND,
                around(base, 0.9, 1.1),
                FORKS,
                List.of(change));
    }

    private static Change change(Unit unit, double base, double ratio, double low, double high, Shift shift) {
        double p = shift == Shift.EQUIVALENT ? 1 : unit == Unit.COUNT ? 0.0000001 : 0.0132;
        return new Change(
                "jdk25",
                around(base * ratio, 0.98, 1.02),
                FORKS,
                new Interval(low, ratio, high),
                DELTA,
                p,
                shift,
                0,
                List.of());
    }

    private static Change undecided(Unit unit, double base, double ratio, double low, double high, int forks) {
        Change change = change(unit, base, ratio, low, high, Shift.INCONCLUSIVE);
        return new Change(
                change.column(), change.value(), FORKS, change.ratio(), DELTA, 0.31, change.shift(), forks, List.of());
    }

    private static Change flagged(Change change, String... flags) {
        return new Change(
                change.column(),
                change.value(),
                change.forks(),
                change.ratio(),
                change.delta(),
                change.adjustedP(),
                change.shift(),
                0,
                List.of(flags));
    }

    private static Interval around(double value, double low, double high) {
        return new Interval(value * low, value, value * high);
    }

    private static SortedMap<String, String> keys(String question, String benchmark, String... others) {
        SortedMap<String, String> keys = new TreeMap<>(Map.of("question", question));
        if (!benchmark.isEmpty()) {
            keys.put("benchmark", benchmark);
        }
        for (int i = 0; i + 1 < others.length; i += 2) {
            keys.put(others[i], others[i + 1]);
        }
        return keys;
    }

    private static Verdict verdict(Outcome outcome, Interval interval, String reason) {
        return new Verdict(outcome, List.of(Figure.of("", Unit.COUNT, interval)), reason, List.of(), CountedBy.NOBODY);
    }
}
