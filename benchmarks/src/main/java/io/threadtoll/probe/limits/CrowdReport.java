// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.ReachedLimit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a crowd came.
 *
 * @param headroom what was free when its size was predicted
 * @param cost what one thread took until then
 * @param order at how many threads in all each limit binds, the first one first
 * @param target where it was to stop
 * @param observed how many threads ran together in the end
 * @param steps the JVM on the way, the last one at the end
 * @param refusal why one more thread was refused; empty where none was
 * @param stopped why it ended before the target without a refusal; empty where it did not
 */
record CrowdReport(
        Headroom headroom,
        ConnectionCost cost,
        List<ReachedLimit> order,
        int target,
        int observed,
        List<CrowdStep> steps,
        String refusal,
        String stopped) {
    /** Starts the refusal of a JVM that did not survive it. */
    static final String JVM_ENDED = "the JVM ended itself: ";

    /** A step of fewer shows more of everything else than of them. */
    private static final int FEWEST_THREADS = 50;

    CrowdReport {
        order = List.copyOf(order);
        steps = List.copyOf(steps);
    }

    /** How many threads there is room for. */
    double predicted() {
        return order.get(0).connections();
    }

    /** Where the limit was met. */
    boolean refused() {
        return !refusal.isEmpty();
    }

    /** Whether it took the JVM with it. */
    boolean jvmEnded() {
        return refusal.startsWith(JVM_ENDED);
    }

    /** What a thread took of each resource, step by step up the ramp; until the prediction where it went no further. */
    ConnectionCost costOverRamp() {
        List<ConnectionCost> each = IntStream.range(1, steps.size())
                .filter(step -> steps.get(step).crowd() - steps.get(step - 1).crowd() >= FEWEST_THREADS)
                .mapToObj(step -> steps.get(step).perThreadSince(steps.get(step - 1)))
                .toList();
        return each.isEmpty() ? cost : ConnectionCost.median(each);
    }

    CrowdStep last() {
        return steps.get(steps.size() - 1);
    }

    /** The same prediction, and how it went. */
    CrowdReport ended(int threads, List<CrowdStep> path, String refused, String reason) {
        return new CrowdReport(headroom, cost, order, target, threads, path, refused, reason);
    }
}
