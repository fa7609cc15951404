// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A topology as fields of an environment: groups as the kernel lists CPUs, with semicolons between them. */
final class TopologyFields {
    private static final String CPUS = Topology.FIELDS + "cpus";
    private static final String NODES = Topology.FIELDS + "node_numbers";
    private static final String DISTANCES = Topology.FIELDS + "node_distances";
    private static final String BETWEEN = "; ";

    private final SortedMap<String, String> fields;

    TopologyFields(SortedMap<String, String> fields) {
        this.fields = fields;
    }

    static SortedMap<String, String> of(Topology topology) {
        SortedMap<String, String> fields = new TreeMap<>();
        CpuList cpus = CpuList.of(topology.cpus());
        fields.put(CPUS, cpus.numbers().equals(topology.cpus()) ? cpus.toString() : words(topology.cpus(), ","));
        topology.groups().forEach((level, groups) -> fields.put(level.field(), words(groups, BETWEEN)));
        if (!topology.distances().nodes().isEmpty()) {
            fields.put(NODES, words(topology.distances().nodes(), " "));
        }
        if (!topology.distances().rows().isEmpty()) {
            fields.put(
                    DISTANCES,
                    topology.distances().rows().stream()
                            .map(row -> words(row, " "))
                            .collect(Collectors.joining(BETWEEN)));
        }
        return fields;
    }

    private static String words(List<?> values, String between) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    /** A stranger's fields may say anything: what is no group is not known. */
    Optional<Topology> read() {
        if (!fields.containsKey(CPUS)) {
            return Optional.empty();
        }
        try {
            Map<TopologyLevel, List<CpuList>> groups = new EnumMap<>(TopologyLevel.class);
            for (TopologyLevel level : TopologyLevel.values()) {
                List<CpuList> known = groups(fields.getOrDefault(level.field(), ""));
                if (!known.isEmpty()) {
                    groups.put(level, known);
                }
            }
            return Optional.of(new Topology(CpuList.parseInOrder(fields.get(CPUS)), groups, distances()));
        } catch (CannotTellException noTopology) {
            return Optional.empty();
        }
    }

    private static List<CpuList> groups(String text) throws CannotTellException {
        List<CpuList> groups = new ArrayList<>();
        BitSet told = new BitSet();
        for (String part : text.isEmpty() ? new String[0] : text.split(BETWEEN, -1)) {
            CpuList group = CpuList.parse(part);
            if (group.isEmpty() || group.toBitSet().intersects(told)) {
                throw new CannotTellException("'" + part + "' is no group of CPUs");
            }
            told.or(group.toBitSet());
            groups.add(group);
        }
        return groups;
    }

    private NodeDistances distances() throws CannotTellException {
        List<Integer> nodes = numbers(fields.getOrDefault(NODES, ""));
        List<List<Integer>> rows = new ArrayList<>();
        String text = fields.getOrDefault(DISTANCES, "");
        for (String row : text.isEmpty() ? new String[0] : text.split(BETWEEN, -1)) {
            rows.add(numbers(row));
        }
        return new NodeDistances(nodes, rows);
    }

    private static List<Integer> numbers(String text) throws CannotTellException {
        if (!text.matches("(\\d{1,9}( \\d{1,9})*)?")) {
            throw new CannotTellException("'" + text + "' are no numbers");
        }
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(Integer::valueOf).toList();
    }
}
