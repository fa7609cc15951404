// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The keys of a series or of a row, with their values. */
final class Keys {
    private Keys() {}

    static SortedMap<String, String> with(SortedMap<String, String> keys, String key, String value) {
        SortedMap<String, String> more = new TreeMap<>(keys);
        more.put(key, value);
        return more;
    }

    static SortedMap<String, String> without(SortedMap<String, String> keys, Collection<String> left) {
        SortedMap<String, String> fewer = new TreeMap<>(keys);
        fewer.keySet().removeAll(left);
        return fewer;
    }

    /** As a person reads them: {@code mutex=JDK_MONITOR threads=4}. */
    static String text(SortedMap<String, String> keys) {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue())
                .collect(Collectors.joining(" "));
    }
}
