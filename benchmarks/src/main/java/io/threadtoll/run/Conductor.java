// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.journal.Journal;
import io.threadtoll.machine.InterferenceMeter;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Run;
import io.threadtoll.probe.Probes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Carries out a plan: one fork of each cell a round, in an order that is new each round, each in the journal before the
 * next one starts.
 */
public final class Conductor {
    /** Ctrl-C reaches the fork as well, which may die of it before this JVM hears. */
    private static final long SIGNAL_DELAY_MS = 300;

    private final Run run;
    private final Map<String, Launcher> launchers = new HashMap<>();
    private final RunListener listener;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** What starts the forks of one JVM. */
    private record Launcher(JmhFork jmh, ProbeFork probes) {}

    /**
     * A conductor for a run.
     *
     * @throws BadResultException if one of its JVMs isn't there, as when a run is resumed after an update
     */
    public Conductor(Run run, RunListener listener) {
        // Runs of one user on one machine would otherwise wait for each other's lock file; the gate sees them anyway.
        System.setProperty("jmh.ignoreLock", "true");
        this.run = run;
        this.listener = listener;
        run.jvms().forEach(jvm -> launchers.put(jvm.label(), launcher(jvm)));
    }

    private static Launcher launcher(Jvm jvm) {
        if (!Files.isExecutable(Path.of(jvm.path()))) {
            throw new BadResultException("this run measures " + jvm.path()
                    + ", which isn't there or can't be run: put it back, or start a new run.");
        }
        int feature = jvm.feature()
                .orElseThrow(() -> new BadResultException("this run doesn't say which version " + jvm.path() + " is"));
        return new Launcher(new JmhFork(jvm.path(), feature), new ProbeFork(jvm.path(), feature));
    }

    /**
     * Makes every fork of the plan that is not among those already made.
     *
     * @throws CancellationException if the run is stopped
     */
    public void run(Journal journal, List<Fork> made) {
        Map<String, List<Fork>> forks = byKey(run, made);
        for (int round = 0; round < run.plan().rounds(); round++) {
            for (PlannedFork next : run.plan().round(round)) {
                List<Fork> its = new ArrayList<>(forks.getOrDefault(round + " " + next.key(), List.of()));
                if (isOwed(its)) {
                    measure(round, next, its, journal);
                }
            }
            listener.roundFinished(round);
        }
    }

    /** The forks of a run that need not be made any more. */
    public static Set<String> done(Run run, List<Fork> made) {
        return byKey(run, made).entrySet().stream()
                .filter(entry -> !isOwed(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, List<Fork>> byKey(Run run, List<Fork> made) {
        return made.stream().collect(Collectors.groupingBy(fork -> fork.round() + " " + PlannedFork.key(fork, run)));
    }

    /** Whether a cell gets another fork in a round, after these: one that was disturbed gets a second, and no third. */
    static boolean isOwed(List<Fork> its) {
        return its.isEmpty() || (its.size() == 1 && its.get(0).status() == Fork.Status.DISTURBED);
    }

    /** Ends the run: a fork that is in flight, or was killed, is not kept. */
    public void stop() {
        stopped.countDown();
    }

    /** The forks that a cell is owed, in addition to those it has; they are added to them. */
    private void measure(int round, PlannedFork next, List<Fork> its, Journal journal) {
        listener.starting(round, next);
        while (isOwed(its)) {
            Fork fork = fork(round, next);
            journal.add(fork);
            its.add(fork);
        }
        listener.finished(its.get(its.size() - 1));
    }

    private Fork fork(int round, PlannedFork next) {
        PlannedCell planned = next.planned();
        Launcher launcher = launchers.get(next.jvm().label());
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        InterferenceMeter meter = new InterferenceMeter();
        ForkRun made = planned.cell().isProbe()
                ? launcher.probes().run(planned)
                : launcher.jmh().run(planned);
        Interference interference = meter.stop();
        long wallNs = System.nanoTime() - start;
        requireNotStopped(made.status());
        boolean disturbed =
                made.status() == Fork.Status.MEASURED && interference.disturbs() && !isExact(planned.cell());
        return new Fork(
                round,
                planned.cell(),
                made.mode(),
                startedAt,
                wallNs,
                made.metrics().isEmpty() ? 0 : planned.timing().iterationNs(),
                disturbed ? Fork.Status.DISTURBED : made.status(),
                disturbed ? "the machine was busy with something else" : made.reason(),
                made.metrics(),
                interference,
                made.histograms(),
                next.jvm().label(),
                next.again());
    }

    private static boolean isExact(Cell cell) {
        return cell.isProbe() && Probes.named(cell.probe()).isExact();
    }

    private void requireNotStopped(Fork.Status status) {
        try {
            if (stopped.await(status == Fork.Status.FAILED ? SIGNAL_DELAY_MS : 0, TimeUnit.MILLISECONDS)) {
                throw new CancellationException("the run was stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the run was interrupted");
        }
    }
}
