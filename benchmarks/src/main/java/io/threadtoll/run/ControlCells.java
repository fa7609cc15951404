// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Plan.PlannedCell;
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
    static List<PlannedCell> of(Collection<PlannedCell> cells, int most, long seed) {
        SortedMap<String, List<PlannedCell>> questions = cells.stream()
                .filter(planned -> !planned.cell().isProbe())
                .collect(Collectors.groupingBy(
                        planned -> planned.cell().question(), TreeMap::new, Collectors.toCollection(ArrayList::new)));
        Random lot = new Random(seed);
        return questions.values().stream()
                .flatMap(question -> {
                    question.sort((a, b) -> a.cell().compareTo(b.cell()));
                    Collections.shuffle(question, lot);
                    return question.subList(0, Math.min(most, question.size())).stream();
                })
                .toList();
    }
}
