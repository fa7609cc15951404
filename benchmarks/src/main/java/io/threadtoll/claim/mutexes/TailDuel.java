// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.handoff.AcquireLatency;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.model.Cell;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The longest waits for ReentrantLock against those for the futex mutexes, in one placement.
 *
 * @param placement where the threads run
 * @param threads how many they are
 * @param futexes the mutexes that may be the best
 */
record TailDuel(Placement placement, int threads, List<MutexKind> futexes) {
    /** "At most": at most 5 % more. Fixed beforehand, and no wider than what a person would call the same. */
    static final Band EQUAL = Band.atMost(1.05);

    private static final MutexKind JDK = MutexKind.JDK_REENTRANT;
    private static final Metric SERVICE = LatencyKind.SERVICE.p999();
    private static final Metric RESPONSE = LatencyKind.RESPONSE.p999();
    private static final int LOAD_PERCENT = 80;

    /** The closed loops, without which there is no duel. */
    List<Cell> cells() {
        return kinds().map(this::closed).toList();
    }

    /** The open loops beside them, which are shown and not judged. */
    List<Cell> openCells() {
        return kinds().map(this::open).toList();
    }

    private Stream<MutexKind> kinds() {
        return Stream.concat(Stream.of(JDK), futexes.stream());
    }

    /**
     * Compares; the confidence is Bonferroni's, since the best of several in several duels is found by luck too. It is won
     * where some futex mutex surely keeps nobody waiting longer, and lost where each of them surely does.
     */
    Result fight(Evidence evidence, int duels) {
        double confidence = evidence.confidence((double) duels * futexes.size());
        Map<MutexKind, Figure> ratios = new EnumMap<>(MutexKind.class);
        futexes.forEach(kind -> ratios.put(
                kind,
                evidence.ratio(
                                "times ReentrantLock's p99.9 by " + kind + ", " + placement,
                                closed(kind),
                                closed(JDK),
                                SERVICE,
                                confidence)
                        .within(EQUAL)));
        MutexKind best = futexes.stream()
                .min(Comparator.comparingDouble(kind -> ratios.get(kind).estimate()))
                .orElseThrow();
        List<Outcome> outcomes = ratios.values().stream().map(Figure::outcome).toList();
        return new Result(
                ratios.get(best),
                outcomes.contains(Outcome.REPRODUCED)
                        ? Outcome.REPRODUCED
                        : outcomes.stream().allMatch(Outcome.REFUTED::equals) ? Outcome.REFUTED : Outcome.INCONCLUSIVE,
                row(evidence, best));
    }

    private EvidenceRow row(Evidence evidence, MutexKind best) {
        List<Figure> figures = new ArrayList<>();
        for (MutexKind kind : List.of(best, JDK)) {
            evidence.find(closed(kind), SERVICE)
                    .ifPresent(ns -> figures.add(Figure.exact("p99.9 service of " + kind, Unit.NANOSECONDS, ns)));
            evidence.find(open(kind), RESPONSE)
                    .ifPresent(ns -> figures.add(Figure.exact(
                            "p99.9 response of " + kind + " at " + LOAD_PERCENT + " % load", Unit.NANOSECONDS, ns)));
        }
        return EvidenceRow.of(placement + ", " + threads + " threads", figures);
    }

    private Cell closed(MutexKind mutex) {
        return AcquireLatency.closedCell(mutex, placement, threads);
    }

    private Cell open(MutexKind mutex) {
        return AcquireLatency.openCell(mutex, placement, LOAD_PERCENT, threads);
    }

    /**
     * How a duel ended.
     *
     * @param ratio the best one's p99.9 over ReentrantLock's
     * @param outcome whether some futex mutex surely keeps nobody waiting longer, or each of them surely does
     * @param row what stands beside it
     */
    record Result(Figure ratio, Outcome outcome, EvidenceRow row) {}
}
