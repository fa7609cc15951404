// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Interference;
import io.threadtoll.measure.Journal;
import io.threadtoll.measure.Plan;
import io.threadtoll.measure.Plan.PlannedCell;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out a plan: one fork of each cell a round, in an order that is new each round, each in the journal before the
 * next one starts.
 */
public final class Conductor {
    private final Plan plan;
    private final JmhFork jmh;
    private final ProbeFork probes;
    private final RunListener listener;

    /**
     * A conductor for a plan.
     *
     * @param feature the feature version of the plan's JVM
     */
    public Conductor(Plan plan, int feature, RunListener listener) {
        // Runs of one user on one machine would otherwise wait for each other's lock file; the gate sees them anyway.
        System.setProperty("jmh.ignoreLock", "true");
        this.plan = plan;
        this.jmh = new JmhFork(plan.jvm(), feature);
        this.probes = new ProbeFork(plan.jvm(), feature);
        this.listener = listener;
    }

    /** Makes every fork of the plan that is not among those already made. */
    public void run(Journal journal, List<Fork> made) {
        Set<String> done =
                made.stream().map(fork -> fork.round() + " " + fork.cell()).collect(Collectors.toSet());
        for (int round = 0; round < plan.rounds(); round++) {
            for (PlannedCell planned : plan.round(round)) {
                if (!done.contains(round + " " + planned.cell())) {
                    measure(round, planned, journal);
                }
            }
            listener.roundFinished(round);
        }
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
        ForkRun run = planned.cell().isProbe() ? probes.run(planned.cell()) : jmh.run(planned);
        Interference interference = meter.stop();
        boolean disturbed = run.status() == Fork.Status.MEASURED && interference.disturbs();
        return new Fork(
                round,
                planned.cell(),
                run.mode(),
                startedAt,
                System.nanoTime() - start,
                run.iterationNs(),
                disturbed ? Fork.Status.DISTURBED : run.status(),
                disturbed ? "the machine was busy with something else" : run.reason(),
                run.metrics(),
                interference);
    }
}
