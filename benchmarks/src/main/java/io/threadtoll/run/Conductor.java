// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.journal.Journal;
import io.threadtoll.machine.InterferenceMeter;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.probe.Probes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes one fork after another as the schedule has them, each in the journal before the next one starts. */
public final class Conductor {
    /** Ctrl-C reaches the fork as well, which may die of it before this JVM hears. */
    private static final long SIGNAL_DELAY_MS = 300;

    /** To make provisions takes as long as they save in so many forks. */
    private static final int PROVISIONS_PAY = 20;

    private final Schedule schedule;
    private final Map<Jvm, Integer> features = new LinkedHashMap<>();
    private final Map<String, Launcher> launchers = new HashMap<>();
    private final RunListener listener;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** What starts the forks of one JVM. */
    private record Launcher(JmhFork jmh, ProbeFork probes) {}

    /**
     * A conductor of forks on these JVMs.
     *
     * @throws BadResultException if one of the JVMs isn't there, as when a run is resumed after an update
     */
    public Conductor(List<Jvm> jvms, Schedule schedule, RunListener listener) {
        // Runs of one user on one machine would otherwise wait for each other's lock file; the gate sees them anyway.
        System.setProperty("jmh.ignoreLock", "true");
        this.schedule = schedule;
        this.listener = listener;
        jvms.forEach(jvm -> features.put(jvm, feature(jvm)));
    }

    private static int feature(Jvm jvm) {
        if (!Files.isExecutable(Path.of(jvm.path()))) {
            throw new BadResultException("this run measures " + jvm.path()
                    + ", which isn't there or can't be run: put it back, or start a new run.");
        }
        return jvm.feature()
                .orElseThrow(() -> new BadResultException("this run doesn't say which version " + jvm.path() + " is"));
    }

    /**
     * Makes every fork that the schedule still owes.
     *
     * @throws CancellationException if the run is stopped
     */
    public void run(Journal journal) {
        List<Provisions> provisions = provisions();
        try {
            features.forEach((jvm, feature) -> {
                int index = launchers.size();
                List<String> flags = new ArrayList<>(chosenCpus());
                if (index < provisions.size()) {
                    flags.addAll(provisions.get(index).flags());
                }
                launchers.put(
                        jvm.label(),
                        new Launcher(
                                new JmhFork(jvm.path(), feature, flags), new ProbeFork(jvm.path(), feature, flags)));
            });
            forks(journal);
        } finally {
            provisions.forEach(Conductor::delete);
        }
    }

    /** Those that somebody chose for this run, in their order. */
    private static List<String> chosenCpus() {
        return Optional.ofNullable(System.getProperty(UsableCpus.CHOSEN))
                .map(cpus -> List.of("-D" + UsableCpus.CHOSEN + "=" + cpus))
                .orElse(List.of());
    }

    /** One for each JVM, if they pay. */
    private List<Provisions> provisions() {
        Standing standing = schedule.standing();
        List<Provisions> provisions = new ArrayList<>();
        if (standing.forks() - standing.made() < PROVISIONS_PAY * features.size()) {
            return provisions;
        }
        try {
            for (Map.Entry<Jvm, Integer> jvm : features.entrySet()) {
                provisions.add(Provisions.make(jvm.getKey().path(), jvm.getValue()));
                requireNotStopped(Fork.Status.MEASURED);
            }
        } catch (IOException noRoom) {
            // They would only have made the forks faster.
            provisions.forEach(Conductor::delete);
            provisions.clear();
        }
        return provisions;
    }

    private static void delete(Provisions made) {
        try {
            made.close();
        } catch (IOException left) {
            // The next run deletes it.
        }
    }

    private void forks(Journal journal) {
        for (Optional<PlannedFork> next = schedule.next(); next.isPresent(); next = schedule.next()) {
            listener.starting(next.orElseThrow());
            Fork made = fork(next.orElseThrow());
            journal.add(made);
            schedule.add(made);
            listener.finished(made);
        }
    }

    /** Ends the run: a fork that is in flight, or was killed, is not kept. */
    public void stop() {
        stopped.countDown();
    }

    private Fork fork(PlannedFork next) {
        PlannedCell planned = next.planned();
        Launcher launcher = launchers.get(next.jvm());
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
                next.round(),
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
                next.jvm(),
                next.again(),
                made.cpus());
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
