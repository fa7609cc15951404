// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.linux.ThreadAccount;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.FutexCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The worker threads of a benchmark in which they share something, and the proof of their count.
 *
 * <p>Assumes: the benchmark's shared state calls {@link #start} in its iteration setup and {@link #finish} in its
 * iteration teardown. Between the two JMH has all workers behind a barrier, so plain reads of their counts are good,
 * though a worker's own teardown may still be to come.
 */
@State(Scope.Benchmark)
public class Team {
    /** Where the workers run. */
    @Param
    public Placement placement;

    private final List<Worker> workers = new ArrayList<>();
    private int allowedCpus;
    private long startedNs;
    private ThreadAccount before;
    private int toArrive;
    private List<Long> whenAllHadArrived = List.of();
    private FutexCalls callsBefore;
    private TeamFigures figures;
    private final List<Runnable> atEnd = new ArrayList<>();

    /** Reads the machine before any worker is bound. */
    @Setup
    public void look() throws NotApplicableException {
        placement.require();
        // Fewer than it may use where a control group gives less time than they have.
        allowedCpus = Runtime.getRuntime().availableProcessors();
    }

    /**
     * Something to do at the end of the trial. The first worker does it in a teardown of its own: in one of a shared state JMH
     * lets the other workers sleep until it is done, and a whole second where that takes longer than 1 ms.
     */
    public synchronized void atEnd(Runnable action) {
        atEnd.add(action);
    }

    synchronized void end() {
        atEnd.forEach(Runnable::run);
    }

    synchronized void add(Worker worker) {
        workers.add(worker);
    }

    /** Begins an iteration. */
    public synchronized void start(Optional<FutexCalls> callsSoFar) {
        workers.forEach(Worker::reset);
        toArrive = workers.size();
        whenAllHadArrived = List.of();
        callsBefore = callsSoFar.orElse(FutexCalls.NONE);
        before = charged();
        startedNs = System.nanoTime();
    }

    /**
     * A worker has done its first operation. JMH lets the first ones run on until the last is there, and alone a worker
     * does a hundred times as many operations as in a crowd: shares that counted from the start would say who was early.
     */
    synchronized void arrived() {
        if (--toArrive == 0) {
            // Plain reads of counts that go on: some operations off, of very many.
            whenAllHadArrived = workers.stream().map(Worker::counted).toList();
        }
    }

    /**
     * Ends an iteration.
     *
     * @param actual how much the guarded count has grown
     * @param callsSoFar the lock's futex calls, where it counts them
     */
    public synchronized void finish(long actual, Optional<FutexCalls> callsSoFar) {
        figures = new TeamFigures(
                workers.stream().map(Worker::counted).toList(),
                whenAllHadArrived,
                actual,
                charged().since(before),
                System.nanoTime() - startedNs,
                Math.min(allowedCpus, placement.places(workers.size())),
                callsSoFar.map(calls -> calls.since(callsBefore)));
    }

    /** Throws unless every operation is in the guarded count: a lock that loses one has no score. */
    public synchronized void requireNoneLost(Object guard) {
        if (figures.lost() != 0) {
            throw new IllegalStateException(
                    String.format("%s lost %d of %d guarded increments", guard, figures.lost(), figures.operations()));
        }
    }

    synchronized TeamFigures figures() {
        return figures;
    }

    private ThreadAccount charged() {
        return workers.stream()
                .map(worker -> ThreadAccount.of(worker.tid()))
                .reduce(new ThreadAccount(0, 0, 0, 0), ThreadAccount::plus);
    }
}
