// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.KernelFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The CPUs that a process may use, and what they share as far as the kernel says. What it doesn't say is unknown: there is
 * no group of it.
 *
 * @param cpus their numbers; ascending, or as somebody ordered them
 * @param groups at each level that anything is known of, the CPUs that share it, each group in the order of its first CPU
 *     but for the fast kind, which is the first of its level. Besides those of {@code cpus} a group has the others that are
 *     online and share it, and no CPU is in two of a level
 * @param distances of the memory nodes
 */
public record Topology(List<Integer> cpus, Map<TopologyLevel, List<CpuList>> groups, NodeDistances distances) {
    /** Starts the names of its fields in an environment. */
    static final String FIELDS = "topology.";

    public Topology {
        cpus = List.copyOf(cpus);
        Map<TopologyLevel, List<CpuList>> known = new EnumMap<>(TopologyLevel.class);
        groups.forEach((level, lists) -> known.put(level, List.copyOf(lists)));
        groups = Collections.unmodifiableMap(known);
    }

    /** Of CPUs of which nothing is known but their numbers. */
    public static Topology ofUnknown(List<Integer> cpus) {
        return new Topology(cpus, Map.of(), NodeDistances.NONE);
    }

    /**
     * Of the CPUs that this process may use and that are online.
     *
     * @throws CannotTellException if that can't be told
     */
    public static Topology of(KernelFiles files) throws CannotTellException {
        CpuList allowed = CpuList.allowed(files);
        try {
            // Some kernels list CPUs as allowed that could be there.
            allowed = allowed.and(CpuList.online(files));
        } catch (CannotTellException unseen) {
            // Then those that are allowed have to do.
        }
        return of(files, allowed.numbers());
    }

    /** Of some CPUs, in their order. */
    public static Topology of(KernelFiles files, List<Integer> cpus) {
        return new TopologyReader(files, cpus).read();
    }

    /** As it stands in an environment; of one that doesn't have it, empty. */
    public static Optional<Topology> of(SortedMap<String, String> environment) {
        return new TopologyFields(environment).read();
    }

    /** Itself for an environment, by names that start alike. */
    public SortedMap<String, String> fields() {
        return TopologyFields.of(this);
    }

    /** The groups of a level; none where nothing is known of it. */
    public List<CpuList> at(TopologyLevel level) {
        return groups.getOrDefault(level, List.of());
    }

    /** The groups of a level that have CPUs of this process, and of each only these. */
    public List<CpuList> usable(TopologyLevel level) {
        CpuList ours = CpuList.of(cpus);
        return at(level).stream()
                .map(group -> group.and(ours))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /** On how many cores these CPUs are; one of which that isn't known counts as a core. */
    public int cores() {
        return coresFirst().size();
    }

    /** The first CPU of each core, in the order of {@link #cpus}. */
    public List<Integer> coresFirst() {
        Map<TopologyLevel, int[]> places = places();
        List<Integer> first = new ArrayList<>();
        Map<Integer, Boolean> taken = new HashMap<>();
        for (int cpu : cpus) {
            int core = places.get(TopologyLevel.CORE)[cpu];
            if (core < 0 || taken.put(core, true) == null) {
                first.add(cpu);
            }
        }
        return first;
    }

    /** For each CPU the number of its group at each level, or -1. */
    Map<TopologyLevel, int[]> places() {
        int most = cpus.stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        Map<TopologyLevel, int[]> places = new EnumMap<>(TopologyLevel.class);
        for (TopologyLevel level : TopologyLevel.values()) {
            int[] place = new int[most];
            Arrays.fill(place, -1);
            for (int group = 0; group < at(level).size(); group++) {
                for (int cpu : at(level).get(group).numbers()) {
                    if (cpu < most) {
                        place[cpu] = group;
                    }
                }
            }
            places.put(level, place);
        }
        return places;
    }
}
