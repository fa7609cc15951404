// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The machine and the JVM that a run was made on: part of its result.
 *
 * @param processors CPUs the run may use, P of the thread counts; 0 where that isn't known, as in a file of JMH's
 * @param fields everything else, by a dotted name such as {@code kernel.release}
 */
public record Environment(int processors, SortedMap<String, String> fields) {
    /**
     * Begins the field that keeps what a check of the doctor warned of before a run, the check's id behind it. What it says
     * changes from one moment to the next, such as the load, so two runs are not held to differ by it.
     */
    public static final String DOCTOR = "doctor.";

    /** Linux itself is built for at most 8,192 (NR_CPUS, arch/x86/Kconfig). */
    private static final int MOST_PROCESSORS = 1 << 16;

    private static final int MOST_FIELDS = 10_000;
    private static final int LONGEST_FIELD = 1 << 16;

    /**
     * An environment.
     *
     * @throws BadResultException if no machine is like that
     */
    public Environment {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        Bounds.require("CPUs of a machine", processors, 0, MOST_PROCESSORS);
        Bounds.require("fields of an environment", fields, MOST_FIELDS, LONGEST_FIELD);
    }

    /** A field, or "unknown". */
    public String field(String name) {
        return fields.getOrDefault(name, "unknown");
    }
}
