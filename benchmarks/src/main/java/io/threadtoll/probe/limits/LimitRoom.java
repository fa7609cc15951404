// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import com.google.auto.service.AutoService;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.limits.AddressSpace;
import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What room the limits of this machine and process leave, and how many connections fit where each has a thread with a
 * guarded stack of 8 MiB. Memory is left out of that: what a thread takes of it is measured by {@link ThreadRamp}.
 */
@AutoService(Probe.class)
public final class LimitRoom implements Probe {
    /** The probe's id. */
    public static final String ID = "limits";

    /** What the address space is bounded by: the user's half, or RLIMIT_AS. */
    public static final Metric ADDRESS_SPACE_BYTES = Metric.higherIsBetter("addressSpaceBytes");

    /** The connections that the claims speak of. */
    public static final int MILLION = 1_000_000;

    /** What a connection takes that has a thread with a guarded stack of 8 MiB, memory aside. */
    public static final ConnectionCost THREAD = new ConnectionCost(1, 2, 1, 0, StackSize.MIB_8.bytes(), 0, 0);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "What room do the limits leave, and which of them binds first?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("atThreadsMax", "atPidMax", "atMaxMapCount");
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) {
        Headroom headroom = Headroom.now();
        List<ReachedLimit> order = ReachedLimit.order(headroom, THREAD);
        Map<Metric, Double> values = headroom.toMetrics();
        values.putAll(ReachedLimit.toMetrics(order));
        new AddressSpace(KernelFiles.ofThisMachine())
                .boundBytes(ProcessHandle.current().pid())
                .ifPresent(bytes -> values.put(ADDRESS_SPACE_BYTES, bytes));
        return Findings.of(values).withNote(note(order));
    }

    private static String note(List<ReachedLimit> order) {
        String raised = order.stream()
                .filter(reached -> reached.connections() < MILLION)
                .map(reached -> reached + " (" + reached.limit().raise() + ")")
                .collect(Collectors.joining("; "));
        return raised.isEmpty()
                ? String.format(Locale.ROOT, "%,d threads with stacks of 8 MiB fit, memory aside", MILLION)
                : String.format(
                        Locale.ROOT, "below %,d threads with stacks of 8 MiB, memory aside: %s", MILLION, raised);
    }
}
