// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The machine and the JVM that a run was made on: part of its result.
 *
 * @param processors CPUs the run may use, P of the thread counts
 * @param fields everything else, by a dotted name such as {@code kernel.release}
 */
public record Environment(int processors, SortedMap<String, String> fields) {
    public Environment {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** A field, or "unknown". */
    public String field(String name) {
        return fields.getOrDefault(name, "unknown");
    }
}
