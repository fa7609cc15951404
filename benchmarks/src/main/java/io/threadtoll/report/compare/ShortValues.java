// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.report.text.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Values of parameters, which may be whole queries, shortened so that no two of one parameter look the same. */
final class ShortValues {
    private static final int LONGEST = 60;
    private static final int BEGINNING = 16;
    private static final int BEFORE = 8;

    private final Map<String, String> shortened = new HashMap<>();

    private ShortValues() {}

    /** Of all that is shown together, each by the name of its key. */
    static ShortValues of(Stream<? extends Map<String, String>> shown) {
        Map<String, SortedSet<String>> values = new TreeMap<>();
        shown.forEach(keys -> keys.forEach((key, value) -> {
            if (value.length() > LONGEST) {
                values.computeIfAbsent(key + "=" + Printable.cut(value, LONGEST), cut -> new TreeSet<>())
                        .add(value);
            }
        }));
        ShortValues all = new ShortValues();
        values.forEach((cut, alike) -> all.shorten(cut.substring(cut.indexOf('=') + 1), new ArrayList<>(alike)));
        return all;
    }

    /** A value as it is shown. */
    String of(String value) {
        return value.length() > LONGEST ? shortened.getOrDefault(value, Printable.cut(value, LONGEST)) : value;
    }

    private void shorten(String cut, List<String> alike) {
        if (alike.size() == 1) {
            shortened.put(alike.get(0), cut);
            return;
        }
        // Sorted, the first and the last differ where any do; what follows may still be the same in two of them.
        String first = alike.get(0);
        String last = alike.get(alike.size() - 1);
        int same = 0;
        while (same < first.length() && first.charAt(same) == last.charAt(same)) {
            same++;
        }
        int from = same - BEFORE;
        for (int i = 0; i < alike.size(); i++) {
            String value = alike.get(i);
            String rest = value.substring(Math.min(from, value.length()));
            shortened.put(
                    value,
                    value.substring(0, BEGINNING) + "..." + Printable.cut(rest, LONGEST - BEGINNING) + " #" + (i + 1));
        }
    }
}
