// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** With a mutex no update is lost. */
@AutoService(Claim.class)
public final class MutexCures implements Claim {
    @Override
    public String id() {
        return "mutex-cures";
    }

    @Override
    public String section() {
        return "Race Conditions";
    }

    @Override
    public String statement() {
        return "With a mutex around the increment, or an atomic counter, not one increment is lost.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        List<Cell> cells = new ArrayList<>(List.of(RaceCells.gate(), control(processors)));
        cells.addAll(cures(processors));
        return cells;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Evidence parallel = evidence.parallel();
        return parallel.gap(needs(evidence.processors(), Depth.ESSENTIAL)).orElseGet(() -> cured(parallel));
    }

    private static Verdict cured(Evidence evidence) {
        int processors = evidence.processors();
        double uncured = sum(evidence, control(processors), TeamMetrics.LOST);
        double lost = 0;
        double of = 0;
        for (Cell cure : cures(processors)) {
            lost += sum(evidence, cure, TeamMetrics.LOST);
            of += sum(evidence, cure, TeamMetrics.OPERATIONS);
        }
        String figure = String.format(Locale.ROOT, "%.0f of %.2e lost", lost, of);
        if (lost != 0) {
            return new Verdict(Outcome.REFUTED, figure, "a lock let two threads in at once");
        }
        if (uncured == 0) {
            return new Verdict(
                    Outcome.INCONCLUSIVE,
                    figure,
                    "but the control without a lock lost none either, so it shows nothing");
        }
        return new Verdict(
                Outcome.REPRODUCED,
                figure,
                String.format(
                        Locale.ROOT,
                        "by %d locks and atomics, in means of an iteration; the control without a lock lost %.2e",
                        cures(processors).size(),
                        uncured));
    }

    private static double sum(Evidence evidence, Cell cell, Metric metric) {
        return Arrays.stream(evidence.means(cell, metric)).sum();
    }

    private static Cell control(int processors) {
        return RaceCells.guarded(MutexKind.NO_MUTEX, processors);
    }

    private static List<Cell> cures(int processors) {
        return Stream.concat(
                        Arrays.stream(CounterKind.values())
                                .filter(CounterKind::isAtomic)
                                .map(counter -> RaceCells.unguarded(counter, processors)),
                        Arrays.stream(MutexKind.values())
                                .filter(kind -> kind.family() != MutexKind.Family.CONTROL)
                                .map(kind -> RaceCells.guarded(kind, processors)))
                .toList();
    }
}
