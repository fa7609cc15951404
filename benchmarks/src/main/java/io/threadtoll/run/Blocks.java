// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.bench.Placement;
import io.threadtoll.model.Cell;
import io.threadtoll.model.PlannedFork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The order of a round's forks. What is held against each other runs next to each other, so that the machine is about the same
 * for both: of two JVMs' forks of an uncontended lock the logarithms correlate by 0.44 where they are neighbours, and by 0.12
 * where the round has them anywhere.
 *
 * <p>A block is what one question asks at the same settings: all locks with the same threads, hold and placement, on all JVMs.
 * Blocks are shuffled anew in each round, and so are the cells of a block; the JVMs of a cell, and the copies of one that is
 * measured twice, stand together, each first in every other round, since to come second may be an advantage.
 */
final class Blocks {
    private static final Set<String> PLACEMENTS =
            Arrays.stream(Placement.values()).map(Enum::name).collect(Collectors.toSet());

    private Blocks() {}

    /**
     * The forks in order.
     *
     * @param lot decides it
     * @param round which round they are of
     */
    static List<PlannedFork> ordered(List<PlannedFork> forks, Random lot, int round) {
        List<PlannedFork> ordered = new ArrayList<>();
        for (List<PlannedFork> block :
                shuffled(forks, fork -> settings(fork.planned().cell()), lot)) {
            for (List<PlannedFork> sides :
                    shuffled(block, fork -> fork.planned().cell(), lot)) {
                Collections.rotate(sides, round);
                ordered.addAll(sides);
            }
        }
        return ordered;
    }

    /** Groups in random order, each in its own. */
    private static <K> List<List<PlannedFork>> shuffled(
            List<PlannedFork> forks, Function<PlannedFork, K> key, Random lot) {
        Map<K, List<PlannedFork>> groups = forks.stream()
                .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toCollection(ArrayList::new)));
        List<List<PlannedFork>> order = new ArrayList<>(groups.values());
        Collections.shuffle(order, lot);
        return order;
    }

    /** What a cell has in common with those that it is held against: all but what kind of thing it is of. */
    private static List<Object> settings(Cell cell) {
        SortedMap<String, String> settings = new TreeMap<>(cell.params());
        settings.values().removeIf(value -> !PLACEMENTS.contains(value) && !value.matches("-?[0-9.]+"));
        return List.of(cell.question(), cell.isProbe() ? cell.benchmark() : "", cell.threads(), settings);
    }
}
