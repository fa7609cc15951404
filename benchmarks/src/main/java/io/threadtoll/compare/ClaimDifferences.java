// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The claims whose outcome is not the same in all columns that judged them. */
final class ClaimDifferences {
    private final int columns;
    private final SortedMap<String, List<Optional<Judgement>>> claims = new TreeMap<>();

    /**
     * Nothing yet.
     *
     * @param columns how many columns there are
     */
    ClaimDifferences(int columns) {
        this.columns = columns;
    }

    /**
     * Adds the judgements of one JVM of one run.
     *
     * @param column the column it belongs to
     * @param within what tells it from others in the same column, such as {@code jvm=jdk17}; mostly empty
     */
    void add(int column, Map<String, String> within, List<Judgement> judgements) {
        for (Judgement judgement : judgements) {
            String id =
                    within.isEmpty() ? judgement.id() : judgement.id() + " (" + String.join(" ", within.values()) + ")";
            claims.computeIfAbsent(id, claim -> new ArrayList<>(Collections.nCopies(columns, Optional.empty())))
                    .set(column, Optional.of(judgement));
        }
    }

    List<ClaimDifference> differences() {
        return claims.entrySet().stream()
                .filter(claim -> outcomes(claim.getValue()) > 1)
                .map(claim -> difference(claim.getKey(), claim.getValue()))
                .toList();
    }

    private static long outcomes(List<Optional<Judgement>> judgements) {
        return judgements.stream()
                .flatMap(Optional::stream)
                .map(judgement -> judgement.verdict().outcome())
                .distinct()
                .count();
    }

    private static ClaimDifference difference(String id, List<Optional<Judgement>> judgements) {
        String statement = judgements.stream()
                .flatMap(Optional::stream)
                .map(Judgement::statement)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        List<Optional<Verdict>> verdicts =
                judgements.stream().map(each -> each.map(Judgement::verdict)).toList();
        return new ClaimDifference(id, statement, verdicts);
    }
}
