// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.handoff.AcquireLatency;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.model.Cell;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The longest waits for the champion against those for ReentrantLock, in one placement, and beside them those for other
 * futex mutexes, of which the best would be found by luck too.
 *
 * @param placement where the threads run
 * @param threads how many they are
 * @param others the mutexes that are shown and not judged
 */
record TailDuel(Placement placement, int threads, List<MutexKind> others) {
    /** "At most": at most 5 % more. Fixed beforehand, and no wider than what a person would call the same. */
    static final Band EQUAL = Band.atMost(1.05);

    private static final MutexKind JDK = MutexKind.JDK_REENTRANT;
    private static final List<MutexKind> RIVALS = List.of(FutexRace.CHAMPION, JDK);
    private static final Metric SERVICE = LatencyKind.SERVICE.p999();
    private static final Metric RESPONSE = LatencyKind.RESPONSE.p999();
    private static final int LOAD_PERCENT = 80;

    /** The closed loops, without which there is no duel. */
    List<Cell> cells() {
        return RIVALS.stream().map(this::closed).toList();
    }

    /** The closed loops of the others, and the open loops of all. */
    List<Cell> cellsBeside() {
        return Stream.concat(
                        others.stream().map(this::closed),
                        Stream.concat(RIVALS.stream(), others.stream()).map(this::open))
                .toList();
    }

    /** The champion's p99.9 over ReentrantLock's, with some confidence. */
    Figure ratio(Evidence evidence, double confidence) {
        return ratio(evidence, FutexRace.CHAMPION, confidence).within(EQUAL);
    }

    /** What stands behind the ratio and beside it. */
    EvidenceRow row(Evidence evidence) {
        List<Figure> figures = new ArrayList<>();
        for (MutexKind kind : RIVALS) {
            evidence.find(closed(kind), SERVICE)
                    .ifPresent(ns -> figures.add(Figure.exact("p99.9 service of " + kind, Unit.NANOSECONDS, ns)));
            evidence.find(open(kind), RESPONSE)
                    .ifPresent(ns -> figures.add(Figure.exact(
                            "p99.9 response of " + kind + " at " + LOAD_PERCENT + " % load", Unit.NANOSECONDS, ns)));
        }
        others.stream()
                .filter(kind -> evidence.has(List.of(closed(kind))))
                .map(kind -> ratio(evidence, kind, evidence.confidence()))
                .forEach(figures::add);
        return EvidenceRow.of(placement + ", " + threads + " threads", figures);
    }

    private Figure ratio(Evidence evidence, MutexKind kind, double confidence) {
        String name = "times ReentrantLock's p99.9 by " + kind + ", " + placement;
        return evidence.ratio(name, closed(kind), closed(JDK), SERVICE, confidence);
    }

    private Cell closed(MutexKind mutex) {
        return AcquireLatency.closedCell(mutex, placement, threads);
    }

    private Cell open(MutexKind mutex) {
        return AcquireLatency.openCell(mutex, placement, LOAD_PERCENT, threads);
    }
}
