// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.compare.Change;
import io.threadtoll.compare.ClaimDifference;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.Row;
import io.threadtoll.compare.Shift;
import io.threadtoll.compare.Unmatched;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Run;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Pages of files that somebody wrote to do harm, or whose names are longer than any screen. */
final class HostilePage {
    /** Markup, a link that runs something, and a mark that turns the direction of what follows. */
    private static final String MARKUP =
            "\"'`--></style></svg></title><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\u200f\u0000&amp;"
                    + "<a href=\"javascript:alert(3)\">here</a> javascript:alert(4)";

    private static final String LONG = "x".repeat(10_000);
    private static final String LONG_NAME = "y".repeat(190);
    private static final List<String> TEXTS = List.of(MARKUP, LONG);

    private HostilePage() {}

    static TestedPage report() {
        Run run = HandMadePages.run(
                TEXTS, Map.of(MARKUP, LONG, LONG_NAME, MARKUP, "cpu.model", LONG, "jdk.version", MARKUP));
        List<Fork> forks = TEXTS.stream().flatMap(HostilePage::forks).toList();
        List<Judgement> judgements = Stream.of(MARKUP, LONG_NAME)
                .flatMap(id -> Stream.of(Outcome.values()).map(outcome -> judgement(id + outcome, outcome)))
                .toList();
        return TestedPage.of("hostile", run, judgements, forks);
    }

    static TestedPage comparison() {
        Interval ratio = new Interval(1.1, 1.2, 1.3);
        List<Row> rows = TEXTS.stream()
                .map(text -> new Row(
                        keys(text),
                        Unit.NANOSECONDS,
                        new Interval(4, 5, 6),
                        3,
                        List.of(4.0, 5.0, 6.0),
                        List.of(new Change(
                                LONG, ratio, 3, List.of(1e-9, 6.0, 7e9), ratio, 0.01, 0.05, Shift.WORSE, 3, TEXTS))))
                .toList();
        Verdict verdict = verdict(Outcome.REFUTED);
        return TestedPage.of(
                "hostile comparison",
                new Comparison(
                        List.of(MARKUP, LONG),
                        rows,
                        List.of(),
                        List.of(new Unmatched(keys(LONG), List.of(LONG))),
                        List.of(new FieldDifference(MARKUP, true, TEXTS), new FieldDifference(LONG_NAME, false, TEXTS)),
                        List.of(new ClaimDifference(
                                MARKUP, LONG, Arrays.asList(Optional.of(verdict), Optional.empty()))),
                        TEXTS));
    }

    private static SortedMap<String, String> keys(String text) {
        return new TreeMap<>(
                Map.of("question", text, "benchmark", "a.b." + text, "threads", text, "metric", text, text, text));
    }

    private static Stream<Fork> forks(String text) {
        return Stream.of(Cell.PROBE + MARKUP, "a.b.C." + MARKUP, Cell.PROBE + LONG_NAME, "a.b.C." + LONG_NAME)
                .map(name -> new Cell(name, new TreeMap<>(Map.of("p", text, MARKUP, text)), 2))
                .flatMap(cell -> Stream.of(
                        HandMadePages.measured(cell, Fork.SCORE),
                        HandMadePages.measured(cell, LONG_NAME),
                        HandMadePages.measured(cell, MARKUP),
                        HandMadePages.fork(cell, Status.FAILED, text, Map.of()),
                        HandMadePages.fork(cell, Status.NOT_APPLICABLE, text, Map.of())));
    }

    private static Judgement judgement(String id, Outcome outcome) {
        return new Judgement(id, Section.MUTEXES, false, id.startsWith("y") ? LONG : MARKUP, verdict(outcome));
    }

    private static Verdict verdict(Outcome outcome) {
        return new Verdict(
                outcome,
                TEXTS.stream().map(text -> Figure.exact(text, 1)).toList(),
                MARKUP + LONG,
                TEXTS.stream().map(text -> EvidenceRow.note(text, text)).toList(),
                CountedBy.NOBODY);
    }
}
