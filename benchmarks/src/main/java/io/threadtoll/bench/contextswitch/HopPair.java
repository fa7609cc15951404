// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.Placement;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.model.NotApplicableException;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A JMH worker and its partner, and the proof of their hops: a fork whose sides took other turns than asked fails.
 *
 * <p>Of the benchmark and not of its thread, since JMH makes a state of a thread anew for each place that names it; so
 * it is for one worker.
 */
@State(Scope.Benchmark)
public class HopPair {
    /** How one wakes the other. */
    @Param
    public HopMedium medium;

    /** Where the two run: PACKED is the same CPU, SPREAD_OVER_CORES different ones. */
    @Param
    public Placement placement;

    /** Memory that each side reads and writes in each of its turns, in bytes. */
    @Param({"0", "65536", "1048576"})
    public int workingSetBytes;

    private Game game;
    private int workerTid;
    private long asked;

    @Setup
    public void begin(BenchmarkParams benchmark) throws NotApplicableException {
        requireOneWorker(benchmark);
        workerTid = BareCalls.gettid();
        game = medium.start(placement, WorkingSet.of(workingSetBytes), WorkingSet.of(workingSetBytes));
    }

    static void requireOneWorker(BenchmarkParams benchmark) {
        if (benchmark.getThreads() != 1) {
            throw new IllegalStateException("a worker brings its own partner: run it with -t 1");
        }
    }

    void play(int roundTrips) {
        game.play(roundTrips);
        asked += roundTrips;
    }

    long hops() {
        return 2 * asked;
    }

    /** The kernel threads of both sides, by tid; none where they are virtual. */
    List<Integer> kernelThreads() {
        return medium.ofKernelThreads() ? List.of(workerTid, game.partnerTid()) : List.of();
    }

    /** The partner, by tid. */
    int partnerTid() {
        return game.partnerTid();
    }

    /** Throws unless each side has taken one turn for each round trip. */
    @TearDown(Level.Iteration)
    public void requireEveryTurn() {
        requireTurns(game, asked);
    }

    static void requireTurns(Game game, long asked) {
        for (Side side : Side.values()) {
            long turns = game.turns(side);
            if (turns != asked) {
                throw new IllegalStateException(
                        String.format("%s took %d turns in %d round trips", side, turns, asked));
            }
        }
    }

    @TearDown
    public void end() {
        game.close();
    }
}
