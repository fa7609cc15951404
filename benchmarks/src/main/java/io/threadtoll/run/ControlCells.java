// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses the cells that are measured twice as if they were two versions: what comes out as a difference between them is
 * none, and says how small a difference this machine can show.
 */
final class ControlCells {
    private ControlCells() {}

    /**
     * As many benchmark cells of each question, by lot.
     *
     * @param most of each question
     * @param seed decides the lot
     */
    static List<Cell> of(Collection<Cell> cells, int most, long seed) {
        SortedMap<String, List<Cell>> questions = cells.stream()
                .filter(cell -> !cell.isProbe())
                .sorted()
                .collect(Collectors.groupingBy(Cell::question, TreeMap::new, Collectors.toCollection(ArrayList::new)));
        Random lot = new Random(seed);
        return questions.values().stream()
                .flatMap(question -> {
                    Collections.shuffle(question, lot);
                    return question.stream().limit(most);
                })
                .toList();
    }
}
