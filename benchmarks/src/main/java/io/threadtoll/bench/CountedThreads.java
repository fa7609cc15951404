// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The threads whose events a counting benchmark sums: every worker that has a {@link KernelCounters}, and threads that
 * JMH does not know, such as the partner of a ping-pong, which a state's setup adds by their tid:
 *
 * <pre>{@code
 * @Setup
 * public void watch(Partner partner, CountedThreads threads) {
 *     threads.add(partner.tid());
 * }
 * }</pre>
 *
 * <p>The counts start and end with the iteration, like those of a {@link Team}, so they hold the calls of JMH and of the
 * other states at both ends of it: some for each thread and iteration, not for each op.
 */
@State(Scope.Benchmark)
public class CountedThreads {
    private final List<ThreadCounters> threads = new ArrayList<>();
    private final List<KernelCounters> workers = new ArrayList<>();
    private KernelCounts before = KernelCounts.NONE;
    private KernelCounts perOp = KernelCounts.NONE;

    /** Counts a thread that is no worker of JMH's, from now on and until the end of the trial. */
    public synchronized void add(int tid) {
        threads.add(ThreadCounters.of(tid));
    }

    /** Counts the calling worker, and learns from it how many operations it did. */
    synchronized void add(KernelCounters worker) {
        workers.add(worker);
        threads.add(ThreadCounters.ofThisThread());
    }

    /** Begins an iteration: JMH has all workers behind a barrier. */
    @Setup(Level.Iteration)
    public synchronized void start() {
        workers.forEach(KernelCounters::reset);
        before = sum();
    }

    /** Ends an iteration, the workers behind the next barrier. */
    @TearDown(Level.Iteration)
    public synchronized void finish() {
        KernelCounts counted = sum().since(before);
        perOp = counted.perOp(
                workers.stream().mapToLong(KernelCounters::counted).sum());
    }

    /**
     * Closes every counter, which takes the kernel some 10 ms each. For one worker to call in a teardown of its own, as with
     * {@link Team#atEnd}.
     */
    synchronized void close() {
        threads.forEach(ThreadCounters::close);
    }

    synchronized KernelCounts perOp() {
        return perOp;
    }

    private KernelCounts sum() {
        return threads.stream().map(ThreadCounters::now).reduce(KernelCounts.NONE, KernelCounts::plus);
    }
}
