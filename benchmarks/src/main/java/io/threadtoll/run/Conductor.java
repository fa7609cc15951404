// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.measure.BadResultException;
import io.threadtoll.measure.Cell;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Interference;
import io.threadtoll.measure.Journal;
import io.threadtoll.measure.Plan;
import io.threadtoll.measure.Plan.PlannedCell;
import io.threadtoll.probe.Probes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    private final Plan plan;
    private final JmhFork jmh;
    private final ProbeFork probes;
    private final RunListener listener;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * A conductor for a plan.
     *
     * @param feature the feature version of the plan's JVM
     * @throws BadResultException if that JVM isn't there, as when a run is resumed after an update
     */
    public Conductor(Plan plan, int feature, RunListener listener) {
        if (!Files.isExecutable(Path.of(plan.jvm()))) {
            throw new BadResultException("this run measures " + plan.jvm()
                    + ", which isn't there or can't be run: put it back, or start a new run.");
        }
        // Runs of one user on one machine would otherwise wait for each other's lock file; the gate sees them anyway.
        System.setProperty("jmh.ignoreLock", "true");
        this.plan = plan;
        this.jmh = new JmhFork(plan.jvm(), feature);
        this.probes = new ProbeFork(plan.jvm(), feature);
        this.listener = listener;
    }

    /**
     * Makes every fork of the plan that is not among those already made.
     *
     * @throws CancellationException if the run is stopped
     */
    public void run(Journal journal, List<Fork> made) {
        Set<String> done = done(made);
        for (int round = 0; round < plan.rounds(); round++) {
            for (PlannedCell planned : plan.round(round)) {
                if (!done.contains(key(round, planned.cell()))) {
                    measure(round, planned, journal);
                }
            }
            listener.roundFinished(round);
        }
    }

    /** The rounds and cells that need no fork any more: one that was only disturbed gets its second. */
    public static Set<String> done(List<Fork> made) {
        Map<String, List<Fork>> forks =
                made.stream().collect(Collectors.groupingBy(fork -> key(fork.round(), fork.cell())));
        return forks.entrySet().stream()
                .filter(entry ->
                        entry.getValue().size() > 1 || entry.getValue().get(0).status() != Fork.Status.DISTURBED)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Ends the run: a fork that is in flight, or was killed, is not kept. */
    public void stop() {
        stopped.countDown();
    }

    private static String key(int round, Cell cell) {
        return round + " " + cell;
    }

    /** A fork, and one more where the machine disturbed it. */
    private void measure(int round, PlannedCell planned, Journal journal) {
        listener.starting(round, planned.cell());
        Fork fork = fork(round, planned);
        journal.add(fork);
        if (fork.status() == Fork.Status.DISTURBED) {
            fork = fork(round, planned);
            journal.add(fork);
        }
        listener.finished(fork);
    }

    private Fork fork(int round, PlannedCell planned) {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        InterferenceMeter meter = new InterferenceMeter();
        ForkRun run = planned.cell().isProbe() ? probes.run(planned) : jmh.run(planned);
        Interference interference = meter.stop();
        long wallNs = System.nanoTime() - start;
        requireNotStopped(run.status());
        boolean disturbed = run.status() == Fork.Status.MEASURED && interference.disturbs() && !isExact(planned.cell());
        return new Fork(
                round,
                planned.cell(),
                run.mode(),
                startedAt,
                wallNs,
                run.metrics().isEmpty() ? 0 : planned.timing().iterationNs(),
                disturbed ? Fork.Status.DISTURBED : run.status(),
                disturbed ? "the machine was busy with something else" : run.reason(),
                run.metrics(),
                interference,
                run.histograms());
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
