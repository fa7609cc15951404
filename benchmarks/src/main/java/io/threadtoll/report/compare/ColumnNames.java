// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.report.text.Printable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the columns are called where room is short: their labels, or letters where a label is long.
 *
 * @param labels the labels, the baseline first
 * @param names the name of each, without characters that drive a terminal
 */
public record ColumnNames(List<String> labels, List<String> names) {
    /** With labels as long as this an interval still fits beside them in 80 characters. */
    static final int LONGEST = 12;

    private static final int LETTERS = 26;

    public ColumnNames {
        labels = List.copyOf(labels);
        names = List.copyOf(names);
    }

    static ColumnNames of(List<String> labels) {
        boolean isShort = labels.stream().allMatch(label -> label.length() <= LONGEST);
        return new ColumnNames(
                labels,
                isShort
                        ? labels.stream().map(Printable::line).toList()
                        : IntStream.range(0, labels.size())
                                .mapToObj(ColumnNames::letter)
                                .toList());
    }

    /** Whether the names have to be explained. */
    public boolean areLetters() {
        return !names.equals(labels);
    }

    /** The name of the column that has a label. */
    public String of(String label) {
        int index = labels.indexOf(label);
        return index < 0 ? label : names.get(index);
    }

    /** The name of the baseline; empty where nothing is compared. */
    public String baseline() {
        return names.isEmpty() ? "" : names.get(0);
    }

    /** The names of all others. */
    public List<String> others() {
        return names.stream().skip(1).toList();
    }

    private static String letter(int index) {
        return index < LETTERS ? String.valueOf((char) ('A' + index)) : "column " + (index + 1);
    }
}
