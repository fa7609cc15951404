// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/** Which rows {@code --only} keeps. */
final class OnlyRows {
    private OnlyRows() {}

    /**
     * Those whose keys contain the text. {@code KEY=VALUE} is that value and no longer one where a row has such a key; a
     * benchmark may be named by the end of its name.
     */
    static Predicate<SortedMap<String, String>> of(Optional<String> only) {
        return only.<Predicate<SortedMap<String, String>>>map(text -> keys -> has(keys, text))
                .orElse(keys -> true);
    }

    private static boolean has(SortedMap<String, String> keys, String text) {
        int equals = Math.max(0, text.indexOf('='));
        String value = keys.get(text.substring(0, equals));
        if (value == null) {
            return Keys.text(keys).contains(text);
        }
        String wanted = text.substring(equals + 1);
        boolean isEnd = text.startsWith(Series.BENCHMARK + "=") && value.endsWith("." + wanted);
        return isEnd || value.equals(wanted);
    }
}
