// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Environment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The fields of the environment that are not the same in all columns. */
final class EnvironmentDifferences {
    private static final String PROCESSORS = "processors";
    private static final String UNKNOWN = "unknown";

    /** What mostly explains a change, in the order it is looked at; a name that ends in a dot is all fields below it. */
    private static final List<String> IMPORTANT = List.of(
            "cpu.model",
            PROCESSORS,
            "kernel.release",
            "kernel.version",
            "kernel.cmdline",
            "hypervisor.",
            "jdk.",
            "python.",
            "process.",
            "cpus.allowed",
            "cpu.mitigations",
            "cpu.governor",
            "cpu.boost",
            "cpu.no_turbo",
            "cpu.smt",
            "clocksource",
            "memory.thp",
            "glibc.version",
            "cgroup.",
            "threadtoll.commit");

    private EnvironmentDifferences() {}

    /**
     * The differences, the important ones first, the others by name.
     *
     * @param columns the environments that each column was measured in; several of one column are joined
     */
    static List<FieldDifference> of(List<? extends Collection<Environment>> columns) {
        SortedMap<String, List<SortedSet<String>>> fields = new TreeMap<>();
        for (int column = 0; column < columns.size(); column++) {
            for (Environment environment : columns.get(column)) {
                // JMH's JSON doesn't say how many CPUs there were, and is read as 0.
                if (environment.processors() > 0) {
                    add(fields, PROCESSORS, String.valueOf(environment.processors()), column, columns.size());
                }
                for (Map.Entry<String, String> field : environment.fields().entrySet()) {
                    if (!field.getKey().startsWith(Environment.DOCTOR)) {
                        add(fields, field.getKey(), field.getValue(), column, columns.size());
                    }
                }
            }
        }
        return fields.entrySet().stream()
                .filter(field -> new HashSet<>(field.getValue()).size() > 1)
                .map(field -> difference(field.getKey(), field.getValue()))
                .sorted(Comparator.comparingInt(field -> rank(field.field())))
                .toList();
    }

    private static void add(
            SortedMap<String, List<SortedSet<String>>> fields, String name, String value, int column, int columns) {
        fields.computeIfAbsent(name, field -> empty(columns)).get(column).add(value);
    }

    private static List<SortedSet<String>> empty(int columns) {
        List<SortedSet<String>> values = new ArrayList<>(columns);
        IntStream.range(0, columns).forEach(column -> values.add(new TreeSet<>()));
        return values;
    }

    private static FieldDifference difference(String field, List<SortedSet<String>> values) {
        return new FieldDifference(
                field,
                rank(field) < IMPORTANT.size(),
                values.stream()
                        .map(each -> each.isEmpty() ? UNKNOWN : String.join(" | ", each))
                        .toList());
    }

    private static int rank(String field) {
        return IntStream.range(0, IMPORTANT.size())
                .filter(i -> IMPORTANT.get(i).endsWith(".")
                        ? field.startsWith(IMPORTANT.get(i))
                        : field.equals(IMPORTANT.get(i)))
                .findFirst()
                .orElse(IMPORTANT.size());
    }
}
