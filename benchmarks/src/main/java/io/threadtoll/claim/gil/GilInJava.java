// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.gil;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.globallock.GlobalLockCost;
import io.threadtoll.bench.globallock.Handover;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.List;

/** It is the lock that holds CPython's threads back, not the language: a lock like the GIL does the same in Java. */
@AutoService(Claim.class)
public final class GilInJava implements Claim {
    private static final Band NOT_FASTER = Band.atMost(ParallelWorkers.GAIN);
    private static final Band FASTER = Band.above(ParallelWorkers.GAIN);

    /** What is shown beside, where it was measured. */
    private static final List<MutexKind> OTHERS = List.of(MutexKind.STANDBY_FUTEX, MutexKind.PTHREAD_MUTEX);

    @Override
    public Title title() {
        return Title.ours(
                "gil-in-java",
                Section.GIL,
                "One lock that all threads need, handed over every 5 ms as the GIL is, does the same to Java.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        List<Cell> cells = new ArrayList<>(List.of(Evidence.GATE));
        cells.addAll(oneAndAll(Handover.ON_REQUEST, MutexKind.JDK_REENTRANT, machine));
        cells.addAll(oneAndAll(Handover.EACH_UNIT, MutexKind.NO_MUTEX, machine));
        if (depth == Depth.THOROUGH) {
            cells.addAll(oneAndAll(Handover.EACH_UNIT, MutexKind.JDK_REENTRANT, machine));
            OTHERS.forEach(mutex -> cells.addAll(oneAndAll(Handover.ON_REQUEST, mutex, machine)));
        }
        return cells;
    }

    private static List<Cell> oneAndAll(Handover handover, MutexKind mutex, Machine machine) {
        return List.of(
                GlobalLockCost.cell(handover, mutex, 1),
                GlobalLockCost.cell(handover, mutex, ThreadCount.P.on(machine)));
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.requireSeveralCpus();
        evidence.require(needs(evidence.machine(), Depth.ESSENTIAL).stream()
                .filter(cell -> !cell.equals(Evidence.GATE))
                .toList());
        Evidence seen = evidence.parallel();
        seen.require(needs(seen.machine(), Depth.ESSENTIAL));
        List<EvidenceRow> rows = new ArrayList<>();
        row(rows, seen, "released behind each unit", Handover.EACH_UNIT, MutexKind.JDK_REENTRANT);
        OTHERS.forEach(mutex -> row(rows, seen, "over " + mutex, Handover.ON_REQUEST, mutex));
        return Ruling.on(
                        gain(seen, "times as much by P threads as by one", Handover.ON_REQUEST, MutexKind.JDK_REENTRANT)
                                .within(NOT_FASTER))
                .control(
                        gain(seen, "times without the lock", Handover.EACH_UNIT, MutexKind.NO_MUTEX),
                        FASTER,
                        "threads without the lock did not go faster either, so the machine could not show it")
                .reproduced("it is the lock and not the language")
                .refuted("Java's threads do go faster under such a lock")
                .rows(rows)
                .verdict();
    }

    private static void row(
            List<EvidenceRow> rows, Evidence evidence, String label, Handover handover, MutexKind mutex) {
        if (evidence.has(oneAndAll(handover, mutex, evidence.machine()))) {
            rows.add(EvidenceRow.of(label, gain(evidence, "times by P threads", handover, mutex)));
        }
    }

    private static Figure gain(Evidence evidence, String label, Handover handover, MutexKind mutex) {
        List<Cell> cells = oneAndAll(handover, mutex, evidence.machine());
        return evidence.ratio(label, cells.get(0), cells.get(1), Metric.TEAM_TIME);
    }
}
