// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A JVM that a run measures.
 *
 * @param label what its forks and its folder are called, such as {@code jdk17}: unique in the run
 * @param path its {@code java}
 * @param fields what it says of itself, by the names that start with {@code jdk.} in an {@link Environment}
 */
public record Jvm(String label, String path, SortedMap<String, String> fields) {
    /** Becomes a folder's name. */
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private static final int LONGEST = 10_000;
    private static final int MOST_FIELDS = 1000;

    private static final String FEATURE = "jdk.feature";

    /** What a run before format 3 says of its JVM in the plan; {@link Run} knows the rest. */
    private static final String UNNAMED = "jdk";

    @JsonCreator
    public Jvm {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        requireLabel(label);
        Bounds.requireName("a JVM", path, LONGEST);
        Bounds.require("fields of a JVM", fields, MOST_FIELDS, LONGEST);
    }

    /** Refuses what may not become a folder's name. */
    static void requireLabel(String label) {
        if (!LABEL.matcher(label).matches()) {
            throw new BadResultException("a JVM's label is up to 32 small letters, digits and hyphens, not " + label);
        }
    }

    /** The only JVM of a run. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Jvm ofPath(String path) {
        return new Jvm(UNNAMED, path, new TreeMap<>());
    }

    /** The feature version, such as 17; none where it isn't known. */
    public Optional<Integer> feature() {
        return Optional.ofNullable(fields.get(FEATURE))
                .filter(text -> text.matches("\\d{1,4}"))
                .map(Integer::valueOf);
    }

    /** The same with what is known from the run's environment, where it says nothing of itself. */
    Jvm knownFrom(Environment environment) {
        if (!fields.isEmpty()) {
            return this;
        }
        SortedMap<String, String> known = new TreeMap<>(environment.fields().subMap("jdk.", "jdk/"));
        String feature = known.getOrDefault(FEATURE, "");
        return new Jvm(feature.matches("\\d{1,4}") ? UNNAMED + feature : label, path, known);
    }
}
