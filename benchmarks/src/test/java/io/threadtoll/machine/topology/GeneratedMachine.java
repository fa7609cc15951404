// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.SavedFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A machine by lot: packages x nodes x caches x cores x threads, cores of one or two kinds, numbered in one of the ways that
 * firmware does, with numbers left out, CPUs offline and CPUs not allowed; its files as a newer or an older kernel has them.
 */
final class GeneratedMachine {
    /** What is true of a CPU: the number of each thing in the whole machine. */
    record Place(int pack, int node, int cache, int core, int kind) {}

    private static final String CPU = "/sys/devices/system/cpu/cpu";

    final SavedFiles files = new SavedFiles();

    /** Those that are online. */
    final SortedMap<Integer, Place> online = new TreeMap<>();

    final List<Integer> allowed;

    private final Random lot;
    private final boolean old;
    private final boolean kindsByCounters;

    GeneratedMachine(long seed, int mostCpus) {
        lot = new Random(seed * 0x9E3779B97F4A7C15L);
        old = lot.nextInt(4) == 0;
        kindsByCounters = lot.nextBoolean();
        List<Place> places = places(mostCpus);
        int number = 0;
        boolean holes = lot.nextInt(3) == 0;
        boolean offline = lot.nextInt(3) == 0;
        for (Place place : places) {
            number += holes && lot.nextInt(5) == 0 ? 1 + lot.nextInt(4) : 0;
            if (!offline || lot.nextInt(4) > 0 || (online.isEmpty() && number + 1 >= places.size())) {
                online.put(number, place);
            }
            number++;
        }
        if (online.isEmpty()) {
            online.put(number, places.get(0));
        }
        boolean all = lot.nextInt(3) > 0;
        List<Integer> some =
                online.keySet().stream().filter(cpu -> all || lot.nextBoolean()).toList();
        allowed = some.isEmpty() ? List.of(online.firstKey()) : some;
        write();
    }

    private List<Place> places(int mostCpus) {
        int threads = oneOf(1, 1, 2, 2, 4, 8);
        int kinds = oneOf(1, 1, 2);
        int packs = Math.min(mostCpus, oneOf(1, 1, 2, 4));
        int nodes = oneOf(1, 1, 2, 4);
        int caches = oneOf(1, 1, 2, 3, 8);
        int cores = Math.max(1, Math.min(1 + lot.nextInt(mostCpus), mostCpus / (threads * packs * nodes * caches)));
        List<Place> byThread = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            int core = 0;
            for (int cache = 0; cache < packs * nodes * caches; cache++) {
                for (int i = 0; i < cores; i++, core++) {
                    int kind = kinds == 2 && i >= cores / 2 ? 1 : 0;
                    byThread.add(new Place(cache / caches / nodes, cache / caches, cache, core, kind));
                }
            }
        }
        switch (lot.nextInt(3)) {
            case 0 -> byThread.sort((one, other) -> Integer.compare(one.core(), other.core()));
            case 1 -> Collections.shuffle(byThread, lot);
            default -> {
                // All first threads, then all second ones, as they are.
            }
        }
        return byThread.subList(0, Math.min(byThread.size(), mostCpus));
    }

    private int oneOf(int... values) {
        return values[lot.nextInt(values.length)];
    }

    private void write() {
        files.with("/sys/devices/system/cpu/online", CpuList.of(online.keySet()) + "\n");
        // As some kernels do, it names CPUs that could be there.
        files.with("/proc/self/status", "Cpus_allowed_list:\t" + CpuList.of(allowed) + ",9000\n");
        group(Place::core).forEach((cpu, list) -> shared(cpu, old ? "thread_siblings" : "core_cpus", list));
        group(Place::pack).forEach((cpu, list) -> shared(cpu, old ? "core_siblings" : "package_cpus", list));
        Map<Integer, CpuList> cores = group(Place::core);
        group(Place::cache).forEach((cpu, list) -> {
            cache(cpu, 0, 1, "Data", cores.get(cpu));
            cache(cpu, 1, 1, "Instruction", cores.get(cpu));
            cache(cpu, 2, 2, "Unified", cores.get(cpu));
            cache(cpu, 3, 3, "Unified", list);
        });
        Map<Integer, CpuList> nodes = group(Place::node);
        online.forEach((cpu, place) ->
                files.with("/sys/devices/system/node/node" + 2 * place.node() + "/cpulist", nodes.get(cpu) + "\n"));
        boolean mixed = online.values().stream().anyMatch(place -> place.kind() == 1);
        Map<Integer, CpuList> kinds = group(Place::kind);
        if (kindsByCounters && mixed) {
            online.forEach((cpu, place) -> files.with(
                    "/sys/devices/" + (place.kind() == 0 ? "cpu_core" : "cpu_atom") + "/cpus", kinds.get(cpu) + "\n"));
        } else {
            online.forEach((cpu, place) -> files.with(CPU + cpu + "/cpu_capacity", place.kind() == 0 ? "1024" : "446"));
        }
    }

    private void shared(int cpu, String name, CpuList list) {
        if (old && cpu % 2 == 0) {
            files.with(CPU + cpu + "/topology/" + name, mask(list) + "\n");
        } else {
            files.with(CPU + cpu + "/topology/" + name + "_list", list + "\n");
        }
    }

    private void cache(int cpu, int index, int level, String type, CpuList list) {
        String folder = CPU + cpu + "/cache/index" + index;
        files.with(folder + "/level", level + "\n").with(folder + "/type", type + "\n");
        files.with(folder + (old ? "/shared_cpu_map" : "/shared_cpu_list"), (old ? mask(list) : list) + "\n");
    }

    static String mask(CpuList list) {
        int words = list.numbers().get(list.size() - 1) / 32 + 1;
        return IntStream.range(0, words)
                .map(word -> words - 1 - word)
                .mapToObj(word -> {
                    int bits = 0;
                    for (int bit = 0; bit < 32; bit++) {
                        bits |= list.contains(32 * word + bit) ? 1 << bit : 0;
                    }
                    return String.format("%08x", bits);
                })
                .collect(Collectors.joining(","));
    }

    private Map<Integer, CpuList> group(ToIntFunction<Place> by) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        online.forEach((cpu, place) -> groups.computeIfAbsent(by.applyAsInt(place), none -> new ArrayList<>())
                .add(cpu));
        Map<Integer, CpuList> lists = new TreeMap<>();
        groups.values().forEach(group -> {
            CpuList list = CpuList.of(group);
            group.forEach(cpu -> lists.put(cpu, list));
        });
        return lists;
    }

    /** How far two are from each other in truth. */
    CpuDistance distance(int one, int other) {
        Place a = online.get(one);
        Place b = online.get(other);
        if (a.core() == b.core()) {
            return CpuDistance.SMT_SIBLINGS;
        } else if (a.pack() != b.pack()) {
            return CpuDistance.OTHER_PACKAGE;
        } else if (a.node() != b.node()) {
            return CpuDistance.OTHER_NODE;
        } else if (a.kind() != b.kind()) {
            return CpuDistance.FAST_AND_SLOW;
        }
        return a.cache() == b.cache() ? CpuDistance.SAME_CACHE : CpuDistance.OTHER_CACHE;
    }

    @Override
    public String toString() {
        return online.size() + " CPUs online, " + allowed.size() + " allowed"
                + online.entrySet().stream().limit(40).toList();
    }
}
