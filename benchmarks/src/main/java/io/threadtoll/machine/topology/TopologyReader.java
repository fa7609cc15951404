// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.KernelFiles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what CPUs share, below {@code /sys/devices/system}. The members of a group that one CPU has told of aren't asked
 * again, so that a machine of 4,096 CPUs is read in some thousand files.
 */
final class TopologyReader {
    private static final String CPU = "/sys/devices/system/cpu/cpu";
    private static final String NODES = "/sys/devices/system/node";

    /** Of a hybrid x86 each kind of core has counters of its own, the fast kind first. */
    private static final List<String> KINDS = List.of("/sys/devices/cpu_core/cpus", "/sys/devices/cpu_atom/cpus");

    /** Three levels, the first in two halves, and some more. */
    private static final int MOST_CACHES = 10;

    private static final int MOST_LEVELS = 4;

    private final KernelFiles files;
    private final List<Integer> cpus;
    private final CpuList ours;
    private final Map<TopologyLevel, List<CpuList>> groups = new EnumMap<>(TopologyLevel.class);
    private final Map<TopologyLevel, BitSet> told = new EnumMap<>(TopologyLevel.class);

    TopologyReader(KernelFiles files, List<Integer> cpus) {
        this.files = files;
        this.cpus = cpus;
        this.ours = CpuList.of(cpus);
        for (TopologyLevel level : TopologyLevel.values()) {
            told.put(level, new BitSet());
        }
    }

    Topology read() {
        for (int cpu : ours.numbers()) {
            for (TopologyLevel level : TopologyLevel.values()) {
                if (!level.files().isEmpty() && !told.get(level).get(cpu)) {
                    shared(CPU + cpu + "/topology/", level.files()).ifPresent(group -> add(level, cpu, group));
                }
            }
            caches(cpu);
        }
        NodeDistances distances = nodes();
        kinds();
        return new Topology(cpus, groups, distances);
    }

    /** A group without the CPU that told of it, or one that is told of already, is no group. */
    private void add(TopologyLevel level, int cpu, CpuList group) {
        BitSet all = told.get(level);
        if (group.contains(cpu) && !group.toBitSet().intersects(all)) {
            all.or(group.toBitSet());
            groups.computeIfAbsent(level, known -> new ArrayList<>()).add(group);
        }
    }

    private Optional<CpuList> shared(String folder, List<String> names) {
        return names.stream()
                .flatMap(name -> list(folder + name + "_list").or(() -> mask(folder + name)).stream())
                .findFirst();
    }

    private Optional<CpuList> list(String path) {
        try {
            return Optional.of(CpuList.in(files, path, "")).filter(list -> !list.isEmpty());
        } catch (CannotTellException unknown) {
            return Optional.empty();
        }
    }

    private Optional<CpuList> mask(String path) {
        try {
            return Optional.of(CpuList.parseMask(files.read(path)));
        } catch (CannotTellException unknown) {
            return Optional.empty();
        }
    }

    /** Whoever shares the first cache shares those behind it. */
    private void caches(int cpu) {
        if (told.get(TopologyLevel.L1).get(cpu)) {
            return;
        }
        for (int index = 0; index < MOST_CACHES; index++) {
            String folder = CPU + cpu + "/cache/index" + index + "/";
            OptionalDouble level = files.number(folder + "level");
            if (level.isEmpty()) {
                return;
            }
            if (level.getAsDouble() >= 1
                    && level.getAsDouble() <= MOST_LEVELS
                    && files.find(folder + "type").filter("Instruction"::equals).isEmpty()) {
                TopologyLevel cache = TopologyLevel.cache((int) level.getAsDouble());
                list(folder + "shared_cpu_list")
                        .or(() -> mask(folder + "shared_cpu_map"))
                        .ifPresent(group -> add(cache, cpu, group));
            }
        }
    }

    private NodeDistances nodes() {
        SortedMap<Integer, String> names = new TreeMap<>();
        try {
            files.list(NODES, "").stream()
                    .filter(name -> name.matches("node\\d{1,4}"))
                    .forEach(name -> names.put(Integer.parseInt(name.substring("node".length())), name));
        } catch (CannotTellException none) {
            return NodeDistances.NONE;
        }
        List<Integer> numbers = new ArrayList<>();
        names.forEach((number, name) -> {
            String folder = NODES + "/" + name + "/";
            list(folder + "cpulist").or(() -> mask(folder + "cpumap")).ifPresent(group -> {
                CpuList here = group.and(ours);
                int before = told.get(TopologyLevel.NODE).cardinality();
                here.numbers().stream().findFirst().ifPresent(cpu -> add(TopologyLevel.NODE, cpu, group));
                if (told.get(TopologyLevel.NODE).cardinality() > before) {
                    numbers.add(number);
                }
            });
        });
        return new NodeDistances(numbers, distances(names, numbers));
    }

    /** The kernel lists the distance to each node that is online, whether it has CPUs or not. */
    private List<List<Integer>> distances(SortedMap<Integer, String> names, List<Integer> numbers) {
        List<Integer> all = List.copyOf(names.keySet());
        List<List<Integer>> rows = new ArrayList<>();
        for (int number : numbers) {
            String text =
                    files.find(NODES + "/" + names.get(number) + "/distance").orElse("");
            if (!text.matches("\\d{1,9}( \\d{1,9})*") || text.split(" ", -1).length != all.size()) {
                return List.of();
            }
            String[] row = text.split(" ", -1);
            rows.add(numbers.stream()
                    .map(to -> Integer.parseInt(row[all.indexOf(to)]))
                    .toList());
        }
        return rows;
    }

    /** By counters where each kind has its own, since the capacity of equal cores may differ a little; then by capacity. */
    private void kinds() {
        List<CpuList> byCounters =
                KINDS.stream().flatMap(path -> list(path).stream()).toList();
        if (byCounters.size() == KINDS.size()) {
            byCounters.forEach(kind ->
                    kind.and(ours).numbers().stream().findFirst().ifPresent(cpu -> add(TopologyLevel.KIND, cpu, kind)));
            return;
        }
        SortedMap<Double, List<Integer>> capacities = new TreeMap<>(Comparator.reverseOrder());
        for (int cpu : ours.numbers()) {
            OptionalDouble capacity = files.number(CPU + cpu + "/cpu_capacity");
            if (capacity.isEmpty()) {
                return;
            }
            capacities
                    .computeIfAbsent(capacity.getAsDouble(), value -> new ArrayList<>())
                    .add(cpu);
        }
        capacities.values().forEach(kind -> add(TopologyLevel.KIND, kind.get(0), CpuList.of(kind)));
    }
}
