// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.model.NotApplicableException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A measurement that isn't a JMH benchmark. It runs in a JVM of its own, once a round for each of its cells, and adding
 * one is one class with {@code @AutoService(Probe.class)}.
 */
public interface Probe {
    /** Its name in plans and claims: lower case with hyphens. */
    String id();

    /** What it asks, as a person asks it. */
    String question();

    /**
     * The findings that answer it, the most important first: {@code run} shows the first three. Where it names none, the
     * first by name stand for it.
     */
    default List<String> mainMetrics() {
        return List.of();
    }

    /** The values of each of its parameters; most have none, and then it is a single cell. */
    default SortedMap<String, List<String>> params(Scale scale) {
        return Collections.unmodifiableSortedMap(new TreeMap<>());
    }

    /**
     * Looks at parameters that a person chose.
     *
     * @throws IllegalArgumentException if it can't measure with them; the message says what it takes
     */
    default void check(Map<String, String> params) {}

    /** Whether it finds counts and sizes that a busy machine doesn't change: then no fork of it is disturbed. */
    default boolean isExact() {
        return false;
    }

    /** Whether a single fork says all that is judged, since that is exact: then no second one is owed by its claims. */
    default boolean needsOneFork() {
        return isExact();
    }

    /** Whether it sends SIGKILL to what it hasn't started: then it runs only where a person said {@code --allow-kill}. */
    default boolean kills() {
        return false;
    }

    /** The ids of probes without parameters that a reader of its figures needs from the same run. */
    default Set<String> beside() {
        return Set.of();
    }

    /** What it runs beside its classes, by the names of the resources: a change of it is a change of the probe. */
    default List<String> scripts() {
        return List.of();
    }

    /** About how long a fork takes without the start and the end of its JVM. */
    default Duration expected(Map<String, String> params) {
        return Duration.ofMillis(300);
    }

    /**
     * Measures.
     *
     * @param params a value for each of its parameters
     * @throws NotApplicableException if this machine or JVM can't
     */
    Findings measure(Map<String, String> params) throws Exception;
}
