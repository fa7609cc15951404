// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which CPUs of a topology threads are put on: by how far two of them are from each other, or as far apart as there is room.
 */
public final class CpuClasses {
    private static final int UNKNOWN = -1;

    /** Enough of a cache's cores for a pair among them, and for a pair with those of another cache. */
    private static final int CORES_OF_A_PLACE = 2;

    private final Topology topology;
    private final Map<TopologyLevel, int[]> places;

    public CpuClasses(Topology topology) {
        this.topology = topology;
        this.places = topology.places();
    }

    /** How far two CPUs are from each other; empty where the kernel doesn't say enough. */
    public Optional<CpuDistance> distance(int one, int other) {
        if (isUnknown(TopologyLevel.CORE, one, other)) {
            return Optional.empty();
        } else if (isShared(TopologyLevel.CORE, one, other)) {
            return Optional.of(CpuDistance.SMT_SIBLINGS);
        } else if (isUnknown(TopologyLevel.PACKAGE, one, other)) {
            return Optional.empty();
        } else if (!isShared(TopologyLevel.PACKAGE, one, other)) {
            return Optional.of(CpuDistance.OTHER_PACKAGE);
        }
        return withinPackage(one, other);
    }

    /** A kernel that knows of no node, or no kind, has one. */
    private Optional<CpuDistance> withinPackage(int one, int other) {
        if (!topology.at(TopologyLevel.NODE).isEmpty()) {
            if (isUnknown(TopologyLevel.NODE, one, other)) {
                return Optional.empty();
            } else if (!isShared(TopologyLevel.NODE, one, other)) {
                return Optional.of(CpuDistance.OTHER_NODE);
            }
        }
        if (!topology.at(TopologyLevel.KIND).isEmpty()) {
            if (isUnknown(TopologyLevel.KIND, one, other)) {
                return Optional.empty();
            } else if (!isShared(TopologyLevel.KIND, one, other)) {
                return Optional.of(CpuDistance.FAST_AND_SLOW);
            }
        }
        if (lastCache(one).isEmpty() || lastCache(other).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(cache(one).equals(cache(other)) ? CpuDistance.SAME_CACHE : CpuDistance.OTHER_CACHE);
    }

    private boolean isUnknown(TopologyLevel level, int one, int other) {
        return places.get(level)[one] == UNKNOWN || places.get(level)[other] == UNKNOWN;
    }

    private boolean isShared(TopologyLevel level, int one, int other) {
        return places.get(level)[one] == places.get(level)[other];
    }

    /** The highest that a CPU has. Where only the first is told of, nothing is known of those behind it. */
    Optional<TopologyLevel> lastCache(int cpu) {
        return Stream.of(TopologyLevel.L4, TopologyLevel.L3, TopologyLevel.L2)
                .filter(level -> places.get(level)[cpu] != UNKNOWN)
                .findFirst();
    }

    /** A pair of each class that is here: the first one in the order of the CPUs. */
    public Map<CpuDistance, CpuPair> pairs() {
        Map<CpuDistance, CpuPair> pairs = new EnumMap<>(CpuDistance.class);
        pairs(1).forEach((distance, some) -> pairs.put(distance, some.get(0)));
        return pairs;
    }

    /**
     * Some pairs of each class that is here, the first ones in the order of the CPUs; where two kinds differ the fast one is
     * first. With one for each no class is missed; more of them are spread over no more than two cores of each cache.
     */
    public Map<CpuDistance, List<CpuPair>> pairs(int most) {
        Map<CpuDistance, List<CpuPair>> pairs = new EnumMap<>(CpuDistance.class);
        List<CpuPair> siblings = siblings(most);
        if (!siblings.isEmpty()) {
            pairs.put(CpuDistance.SMT_SIBLINGS, siblings);
        }
        List<Integer> some = coresOfEachPlace();
        for (int i = 0; i < some.size(); i++) {
            for (int other : some.subList(i + 1, some.size())) {
                int one = some.get(i);
                distance(one, other).ifPresent(distance -> {
                    List<CpuPair> known = pairs.computeIfAbsent(distance, none -> new ArrayList<>());
                    if (known.size() < most) {
                        known.add(fastFirst(one, other));
                    }
                });
            }
        }
        return pairs;
    }

    private List<CpuPair> siblings(int most) {
        return cores().stream()
                .filter(core -> core.size() > 1)
                .limit(most)
                .map(core -> new CpuPair(core.get(0), core.get(1)))
                .toList();
    }

    private CpuPair fastFirst(int one, int other) {
        int[] kinds = places.get(TopologyLevel.KIND);
        return kinds[one] <= kinds[other] ? new CpuPair(one, other) : new CpuPair(other, one);
    }

    /** The first cores of each that share all but their core: what holds for a pair of them holds for the others. */
    private List<Integer> coresOfEachPlace() {
        Map<List<Object>, Integer> taken = new HashMap<>();
        return topology.coresFirst().stream()
                .filter(cpu -> taken.merge(place(cpu), 1, Integer::sum) <= CORES_OF_A_PLACE)
                .toList();
    }

    private List<Object> place(int cpu) {
        return List.of(
                places.get(TopologyLevel.PACKAGE)[cpu],
                places.get(TopologyLevel.NODE)[cpu],
                places.get(TopologyLevel.KIND)[cpu],
                cache(cpu));
    }

    /**
     * All CPUs in the order in which threads are spread: one of each core first, the last-level caches in turn; then the
     * second ones of the cores in the same order, and so on.
     */
    public List<Integer> overCores() {
        Map<List<Object>, List<List<Integer>>> caches = new LinkedHashMap<>();
        cores().forEach(core -> caches.computeIfAbsent(cache(core.get(0)), none -> new ArrayList<>())
                .add(core));
        return inTurn(inTurn(List.copyOf(caches.values())));
    }

    /** All CPUs, those together that share a package, in it those of a node, of a last-level cache, and of a core. */
    public List<Integer> byPlace() {
        return topology.cpus().stream()
                .sorted(Comparator.<Integer>comparingInt(cpu -> places.get(TopologyLevel.PACKAGE)[cpu])
                        .thenComparingInt(cpu -> places.get(TopologyLevel.NODE)[cpu])
                        .thenComparingInt(cpu -> lastCache(cpu)
                                .map(level -> places.get(level)[cpu])
                                .orElse(UNKNOWN))
                        .thenComparingInt(cpu -> places.get(TopologyLevel.CORE)[cpu])
                        .thenComparingInt(cpu -> cpu))
                .toList();
    }

    /** Its last cache, or what stands for one that isn't known. */
    private List<Object> cache(int cpu) {
        return lastCache(cpu)
                .map(level -> List.<Object>of(level, places.get(level)[cpu]))
                .orElse(List.of());
    }

    /** The CPUs of each core, each in the order of the topology; one whose core isn't known is its own. */
    private List<List<Integer>> cores() {
        Map<Integer, List<Integer>> cores = new LinkedHashMap<>();
        for (int cpu : topology.cpus()) {
            int core = places.get(TopologyLevel.CORE)[cpu];
            cores.computeIfAbsent(core == UNKNOWN ? -2 - cpu : core, none -> new ArrayList<>())
                    .add(cpu);
        }
        return List.copyOf(cores.values());
    }

    /** The first of each, then the second of each that has one, and so on. */
    private static <T> List<T> inTurn(List<List<T>> lists) {
        List<T> all = new ArrayList<>();
        boolean more = true;
        for (int turn = 0; more; turn++) {
            more = false;
            for (List<T> list : lists) {
                if (turn < list.size()) {
                    all.add(list.get(turn));
                    more = true;
                }
            }
        }
        return all;
    }
}
