// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.report.LockLadder;
import io.threadtoll.report.LockLadder.Rung;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The ladder of locks, for a terminal or for a page in Markdown. */
public final class LockLadderTable {
    private static final String CAPTION =
            "Alone: a lock and an unlock by one thread. Contended: how long a team takes for"
                    + " each pass when its threads, spread over the CPUs, do nothing else. Fairness: Jain's index over threads, 1"
                    + " is equal shares. Tail: p99.9 of the waits for a lock that is held for 10 us. Calls: futex(2) calls for a"
                    + " pass, by the kernel's count. Means over forks, with half the 95 % interval from 3 forks on.";

    private final LockLadder ladder;

    /** A table of these locks. */
    public LockLadderTable(LockLadder ladder) {
        this.ladder = ladder;
    }

    /** For a terminal; nothing where no lock was measured. */
    public String text(boolean colour, int width) {
        TextPage page = new TextPage(new Colours(colour), width);
        if (!ladder.rungs().isEmpty()) {
            TextTable table = new TextTable().row(cells(heads().map(head -> head.toUpperCase(Locale.ROOT))));
            ladder.rungs().forEach(rung -> table.row(cells(line(rung))));
            page.title("Every lock, from the simplest on").table(table).space().dim(0, CAPTION);
        }
        return page.toString();
    }

    /** For a page in Markdown, with what each lock is about. */
    public String markdown() {
        Stream<String> head = Stream.of(
                row(Stream.concat(Stream.of("lock", "idea"), heads().skip(1))),
                row(IntStream.range(0, 8).mapToObj(column -> column < 2 ? "---" : "---:")));
        Stream<String> body = ladder.rungs().stream()
                .map(rung -> row(Stream.concat(
                        Stream.of("`" + rung.mutex() + "`", rung.mutex().idea()),
                        line(rung).skip(1))));
        return Stream.concat(head, body).collect(Collectors.joining("\n", "", "\n\n" + CAPTION + "\n"));
    }

    private Stream<String> heads() {
        String many = ladder.many() + " threads";
        return Stream.of("lock", "alone", ladder.few() + " threads", many, "fairness", "tail", "calls");
    }

    private static Stream<String> line(Rung rung) {
        return Stream.of(
                rung.mutex().name(),
                time(rung.aloneNs()),
                time(rung.fewNs()),
                time(rung.manyNs()),
                Unit.COUNT.format(rung.fairness().estimate()),
                time(rung.tailNs()),
                Unit.COUNT.format(rung.futexCalls().estimate()));
    }

    private static String time(Interval ns) {
        String mean = Unit.NANOSECONDS.format(ns.estimate());
        return IntervalText.isBounded(ns)
                ? mean + String.format(Locale.ROOT, " ±%.0f %%", 50 * (ns.high() - ns.low()) / ns.estimate())
                : mean;
    }

    private static List<TextCell> cells(Stream<String> texts) {
        List<String> all = texts.toList();
        return IntStream.range(0, all.size())
                .mapToObj(column -> column == 0 ? TextCell.of(all.get(0)) : TextCell.number(all.get(column)))
                .toList();
    }

    private static String row(Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| ", " |"));
    }
}
