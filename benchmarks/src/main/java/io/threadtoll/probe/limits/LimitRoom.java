// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import com.google.auto.service.AutoService;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
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
    public static final String ADDRESS_SPACE_BYTES = "addressSpaceBytes";

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
        List<BindingLimit> order = BindingLimit.order(headroom, THREAD);
        SortedMap<String, Double> values = headroom.toMetrics();
        values.putAll(BindingLimit.toMetrics(order));
        new AddressSpace(KernelFiles.ofThisMachine())
                .boundBytes(ProcessHandle.current().pid())
                .ifPresent(bytes -> values.put(ADDRESS_SPACE_BYTES, bytes));
        return Findings.of(values).withNote(note(order));
    }

    private static String note(List<BindingLimit> order) {
        String raised = order.stream()
                .filter(binding -> binding.connections() < MILLION)
                .map(binding -> binding + " (" + binding.limit().raise() + ")")
                .collect(Collectors.joining("; "));
        return raised.isEmpty()
                ? String.format(Locale.ROOT, "%,d threads with stacks of 8 MiB fit, memory aside", MILLION)
                : String.format(
                        Locale.ROOT, "below %,d threads with stacks of 8 MiB, memory aside: %s", MILLION, raised);
    }
}
