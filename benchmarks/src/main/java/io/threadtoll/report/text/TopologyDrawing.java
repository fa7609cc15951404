// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.machine.topology.TopologyLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The CPUs that a process may use as a tree: packages, memory nodes, last-level caches and, in brackets, cores with their
 * threads. A level of which there is one only has no line, and of many branches some stand for all.
 */
public final class TopologyDrawing {
    private static final int WIDTH = 100;
    private static final String CUT = " ...";

    /** More branches of a level, and more cores of a cache, than these are not all drawn. */
    private static final int MOST_BRANCHES = 8;

    private static final int FIRST_BRANCHES = 3;

    /** Where only the first is told of, nothing is known of those behind it, and they are what cores share. */
    private static final List<TopologyLevel> CACHES = List.of(TopologyLevel.L4, TopologyLevel.L3, TopologyLevel.L2);

    private final Topology topology;
    private final List<TopologyLevel> levels;
    private final List<String> lines = new ArrayList<>();

    private TopologyDrawing(Topology topology) {
        this.topology = topology;
        levels = Stream.concat(Stream.of(TopologyLevel.PACKAGE, TopologyLevel.NODE), lastCache().stream())
                .filter(level -> topology.usable(level).size() > 1)
                .toList();
    }

    /** The drawing, lines of up to 100 columns, each with its end. */
    public static String of(Topology topology) {
        return new TopologyDrawing(topology).draw();
    }

    private String draw() {
        CpuList cpus = CpuList.of(topology.cpus());
        add(0, "CPUs " + cpus + ": " + counts());
        branch(cpus, 0);
        distances();
        List<String> unknown = Stream.of(
                        TopologyLevel.PACKAGE, TopologyLevel.NODE, TopologyLevel.L2, TopologyLevel.CORE)
                .filter(level -> level == TopologyLevel.L2
                        ? lastCache().isEmpty()
                        : topology.usable(level).isEmpty())
                .map(level -> level == TopologyLevel.L2 ? "caches" : name(level) + "s")
                .toList();
        if (!unknown.isEmpty()) {
            add(0, "The kernel doesn't say here which " + String.join(", ", unknown) + " they share.");
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private String counts() {
        Stream<TopologyLevel> known = Stream.concat(
                Stream.of(TopologyLevel.PACKAGE, TopologyLevel.NODE),
                Stream.concat(lastCache().stream(), Stream.of(TopologyLevel.CORE)));
        return Stream.concat(
                        Stream.of(count(topology.cpus().size(), "CPU")),
                        known.filter(level -> !topology.usable(level).isEmpty())
                                .map(level -> count(topology.usable(level).size(), name(level))))
                .collect(Collectors.joining(", "));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String name(TopologyLevel level) {
        return switch (level) {
            case NODE -> "memory node";
            case L2, L3, L4 -> level + " cache";
            default -> level.name().toLowerCase(Locale.ROOT);
        };
    }

    private List<TopologyLevel> lastCache() {
        return CACHES.stream()
                .filter(level -> !topology.usable(level).isEmpty())
                .limit(1)
                .toList();
    }

    private void branch(CpuList within, int depth) {
        if (depth == levels.size()) {
            kinds(within, depth);
            return;
        }
        List<CpuList> all = topology.usable(levels.get(depth));
        List<CpuList> here =
                all.stream().filter(group -> !group.and(within).isEmpty()).toList();
        for (int i = 0; i < here.size(); i++) {
            if (here.size() > MOST_BRANCHES && i == FIRST_BRANCHES) {
                int left = here.size() - FIRST_BRANCHES - 1;
                add(depth + 1, "... " + left + " more");
                i += left;
            }
            CpuList group = here.get(i).and(within);
            String name = label(levels.get(depth), all.indexOf(here.get(i))) + "  " + group;
            boolean leaf = depth + 1 == levels.size()
                    && topology.usable(TopologyLevel.KIND).size() < 2;
            add(depth + 1, leaf ? name + ": " + cores(group) : name);
            if (!leaf) {
                branch(group, depth + 1);
            }
        }
    }

    private String label(TopologyLevel level, int index) {
        return switch (level) {
            case NODE -> "node " + topology.distances().nodes().get(index);
            case PACKAGE -> "package " + index;
            default -> level.name();
        };
    }

    /** A line for each kind of core; none where there is one kind of one thread each, of which all is said. */
    private void kinds(CpuList within, int depth) {
        List<CpuList> kinds = topology.usable(TopologyLevel.KIND);
        if (kinds.size() < 2) {
            String cores = cores(within);
            if (cores.contains("[")) {
                add(depth + 1, cores);
            }
            return;
        }
        for (int kind = 0; kind < kinds.size(); kind++) {
            CpuList cpus = kinds.get(kind).and(within);
            if (!cpus.isEmpty()) {
                String which = kind == 0 ? "fastest  " : kind + 1 == kinds.size() ? "slowest  " : "between  ";
                add(depth + 1, which + cpus + ": " + cores(cpus));
            }
        }
    }

    /** How many they are, and where they have several threads which. */
    private String cores(CpuList cpus) {
        List<CpuList> cores = topology.usable(TopologyLevel.CORE).stream()
                .map(core -> core.and(cpus))
                .filter(core -> !core.isEmpty())
                .toList();
        String count = count(cores.size(), "core");
        if (cores.stream().allMatch(core -> core.size() == 1)) {
            return count;
        }
        List<String> drawn = cores.stream()
                .map(core -> core.numbers().stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]")))
                .toList();
        return count + " "
                + (drawn.size() <= MOST_BRANCHES
                        ? String.join(" ", drawn)
                        : String.join(" ", drawn.subList(0, FIRST_BRANCHES)) + CUT + " " + drawn.get(drawn.size() - 1));
    }

    /** A row for each node; of many the least and the most only. */
    private void distances() {
        List<List<Integer>> rows = topology.distances().rows();
        if (rows.size() < 2) {
            return;
        }
        if (rows.size() > MOST_BRANCHES) {
            List<Integer> all = rows.stream().flatMap(List::stream).sorted().toList();
            add(0, "Distances of nodes: " + all.get(0) + " to " + all.get(all.size() - 1));
            return;
        }
        add(0, "Distances of nodes:");
        rows.forEach(row -> add(
                1,
                row.stream()
                        .map(distance -> String.format(Locale.ROOT, "%4d", distance))
                        .collect(Collectors.joining())));
    }

    private void add(int indent, String text) {
        String line = "  ".repeat(indent) + text;
        lines.add(line.length() <= WIDTH ? line : line.substring(0, WIDTH - CUT.length()) + CUT);
    }
}
