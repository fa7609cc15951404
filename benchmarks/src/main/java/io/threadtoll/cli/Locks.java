// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.KernelCounts;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.bench.handoff.AcquireLatency;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Plan;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.LockLadder;
import io.threadtoll.report.text.LockLadderTable;
import io.threadtoll.run.PlanRequest;
import io.threadtoll.run.Planner;
import io.threadtoll.statistics.Interval;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Every lock beside every other. */
@AutoService(Verb.class)
@Command(
        name = "locks",
        mixinStandardHelpOptions = true,
        description = {
            "Measure every lock alone, contended, and how long it keeps threads waiting, and print one table.",
            "",
            "What is claimed of locks is judged by ./threadtoll reproduce; this shows the character of each.",
        })
public final class Locks extends Measuring {
    /** Where the threads of a team run. */
    private static final Placement PLACEMENT = Placement.SPREAD_OVER_CORES;

    @Option(names = "--markdown", description = "Print the table in Markdown, with what each lock is about.")
    private boolean markdown;

    @Override
    Plan plan(PlanRequest request) {
        return new Planner(request).forCells("locks", cells(request.machine()));
    }

    @Override
    void show(Conclusion conclusion, PrintWriter out) {
        Machine machine = Machine.of(conclusion.run().environment());
        LockLadderTable table = new LockLadderTable(ladder(conclusion.forks(), machine));
        Terminal terminal = Terminal.ofOutput();
        out.println(markdown ? table.markdown() : table.text(terminal.colour(), terminal.width()));
    }

    static List<Cell> cells(Machine machine) {
        return Arrays.stream(MutexKind.values())
                .flatMap(mutex -> Stream.of(
                        UncontendedLock.pairCell(mutex),
                        pass(mutex, ThreadCount.P.on(machine)),
                        pass(mutex, ThreadCount.FOUR_P.on(machine)),
                        acquisition(mutex, ThreadCount.FOUR_P.on(machine)),
                        counted(mutex, ThreadCount.FOUR_P.on(machine))))
                .toList();
    }

    static LockLadder ladder(List<Fork> forks, Machine machine) {
        int few = ThreadCount.P.on(machine);
        int many = ThreadCount.FOUR_P.on(machine);
        List<LockLadder.Rung> rungs = Arrays.stream(MutexKind.values())
                .filter(mutex -> forks.stream()
                        .anyMatch(
                                fork -> mutex.name().equals(fork.cell().params().get("mutex"))))
                .map(mutex -> new LockLadder.Rung(
                        mutex,
                        mean(forks, UncontendedLock.pairCell(mutex), Metric.SCORE),
                        mean(forks, pass(mutex, few), Metric.TEAM_TIME),
                        mean(forks, pass(mutex, many), Metric.TEAM_TIME),
                        mean(forks, pass(mutex, many), TeamMetrics.FAIRNESS),
                        mean(forks, acquisition(mutex, many), LatencyKind.SERVICE.p999()),
                        mean(forks, counted(mutex, many), KernelCounts.FUTEX_CALLS_PER_OP)))
                .toList();
        return new LockLadder(few, many, rungs);
    }

    private static Interval mean(List<Fork> forks, Cell cell, Metric metric) {
        return LockLadder.mean(
                forks.stream().filter(fork -> fork.cell().equals(cell)).toList(), metric);
    }

    private static Cell pass(MutexKind mutex, int threads) {
        return ContendedLock.passCell(mutex, PLACEMENT, 0, 0, threads);
    }

    private static Cell acquisition(MutexKind mutex, int threads) {
        return AcquireLatency.closedCell(mutex, PLACEMENT, threads);
    }

    private static Cell counted(MutexKind mutex, int threads) {
        return ContendedLock.passCountedCell(mutex, PLACEMENT, 0, 0, threads);
    }
}
