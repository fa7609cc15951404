// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * What the parts of a result may be: far beyond what any run has, and small enough that no sum overflows and no table
 * grows out of hand, whoever wrote the file.
 */
public final class Bounds {
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Bounds() {}

    /** Refuses a number outside of its range, both ends within it. */
    public static void require(String what, long number, long least, long most) {
        if (number < least || number > most) {
            throw new BadResultException(what + " is a number from " + least + " to " + most + ", not " + number);
        }
    }

    /** Refuses a text that is too long. */
    public static void require(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new BadResultException(what + " has at most " + longest + " characters, not " + text.length());
        }
    }

    /** Refuses more parts than there can be. */
    public static void require(String what, Collection<?> parts, int most) {
        if (parts.size() > most) {
            throw new BadResultException("there are at most " + most + " " + what + ", not " + parts.size());
        }
    }

    /** Refuses more entries than there can be, and any whose name or value is too long or whose name is empty. */
    public static void require(String what, Map<String, String> entries, int most, int longest) {
        require(what, entries.keySet(), most);
        entries.forEach((name, value) -> {
            requireName(what, name, longest);
            require("a value of " + what, value, longest);
        });
    }

    /** Refuses a name that is empty or too long. */
    public static void requireName(String what, String name, int longest) {
        require("the name of " + what, name, longest);
        if (name.isEmpty()) {
            throw new BadResultException("the name of " + what + " is empty");
        }
    }

    /** Refuses a moment that no clock shows, and to which nothing can be added. */
    public static void require(Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new BadResultException("a run is made between " + FIRST + " and " + LAST + ", not at " + moment);
        }
    }
}
