// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Run;
import io.threadtoll.model.Timing;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hand-made verdicts, forks and a run. */
public final class Samples {
    public static final Cell QUICK = Forks.cell("lock", "kind", "threeState");
    public static final Cell SLOW = Forks.cell("lock", "kind", "semaphore");
    public static final Cell BROKEN = Forks.cell("lock", "kind", "noMutex");
    public static final Cell VIRTUAL = Forks.cell("lock", "kind", "virtual");
    public static final Cell PROBE = Cell.ofProbe("thread-memory");

    private Samples() {}

    public static List<Judgement> judgements() {
        return List.of(
                new Judgement(
                        "uncontended-cheap",
                        Section.MUTEXES,
                        false,
                        "A lock that nobody else wants costs no system call.",
                        new Verdict(
                                Outcome.REPRODUCED,
                                List.of(
                                        Figure.exact("futex calls an op", 0).within(Band.atMost(0.001)),
                                        Figure.share("forks made none", 6, 6).within(Band.exactly(1))),
                                "no cell with one thread made a futex call",
                                List.of(
                                        EvidenceRow.of("threeState", Figure.exact("calls in 6 forks", 0)),
                                        EvidenceRow.note("reentrantLock", "not there: it was never measured")),
                                CountedBy.LOCK)),
                new Judgement(
                        "spinning-is-free",
                        Section.MUTEXES,
                        true,
                        "Waiting in a loop costs nothing while the owner runs on another CPU, however long it holds the"
                                + " lock and however many wait.",
                        new Verdict(
                                Outcome.REFUTED,
                                List.of(Figure.of("times the CPU time", Unit.COUNT, new Interval(2.81, 3.10, 3.42))
                                        .within(Band.between(0.95, 1.05))),
                                "the whole interval lies above the band, so waiting is paid for",
                                List.of(),
                                CountedBy.NOBODY)),
                new Judgement(
                        "races-lose-counts",
                        Section.RACES,
                        false,
                        "Two threads that add to one variable without a lock lose some of what they add.",
                        new Verdict(
                                Outcome.INCONCLUSIVE,
                                List.of(Figure.exact("CPUs for two spinners", 1.24)
                                        .controlledBy(Band.atLeast(1.8))),
                                "two spinners did not get two CPUs, so nothing ran at once",
                                List.of(),
                                CountedBy.NOBODY)),
                new Judgement(
                        "virtual-threads-park-cheaply",
                        Section.SHARING,
                        true,
                        "Parking a virtual thread is cheaper than parking a platform thread.",
                        new Verdict(Outcome.NOT_APPLICABLE, "JDK 17 has no virtual threads")),
                new Judgement(
                        "gil",
                        Section.GIL,
                        false,
                        "A global lock lets one thread run at a time.",
                        new Verdict(Outcome.BROKEN, "python3 ended with exit code 139")));
    }

    public static List<Fork> forks() {
        List<Fork> forks = new ArrayList<>(List.of(
                lock(QUICK, 10.0, 0.5),
                lock(QUICK, 40.0, 1.5),
                lock(QUICK, 20.0, 1.0),
                Forks.as(lock(QUICK, 900.0, 9.0), Status.DISTURBED),
                lock(SLOW, 1000.0, 2.0),
                Forks.without(BROKEN, Status.FAILED, "the count was 17 too low"),
                Forks.without(VIRTUAL, Status.NOT_APPLICABLE, "JDK 17 has no virtual threads")));
        for (double pages : List.of(2.0, 3.0, 4.0)) {
            forks.add(Forks.with(Forks.without(PROBE, Status.MEASURED, ""), "rssBytes", pages * 4096));
        }
        return forks;
    }

    public static Run run() {
        return run(Map.of(
                "cpu.model", "Sample CPU @ 2.50GHz",
                "kernel.release", "6.18.0",
                "jdk.version", "17.0.15",
                "jdk.vm.name", "OpenJDK 64-Bit Server VM",
                "jdk.vm.version", "17.0.15+6"));
    }

    public static Run run(Map<String, String> fields) {
        Timing timing = new Timing(1, 200, 2, 500);
        return new Run(
                Run.FORMAT,
                Forks.START,
                List.of("reproduce", "--preset", "quick"),
                new Environment(2, new TreeMap<>(fields)),
                new Plan(
                        "quick",
                        3,
                        42,
                        Jvm.ofPath("/usr/lib/jvm/17/bin/java"),
                        List.of(new Plan.PlannedCell(QUICK, timing), new Plan.PlannedCell(SLOW, timing))),
                new TreeMap<>());
    }

    private static Fork lock(Cell cell, double scoreNs, double calls) {
        return Forks.with(Forks.measured(cell, scoreNs - 1, scoreNs + 1), "futexCalls", calls, calls);
    }
}
