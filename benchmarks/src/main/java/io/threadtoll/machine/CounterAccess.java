// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import io.threadtoll.linux.CounterUnavailableException;
import io.threadtoll.linux.PerfCounter;
import io.threadtoll.linux.Tracepoint;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Says which of the kernel's counters this process may open, and why not the others. */
public final class CounterAccess {
    private static final String GRANTED = "tracepoints through perf_event_open";

    private CounterAccess() {}

    /** What it is now, found by opening each. */
    static String now() {
        return describe(refusals());
    }

    /** Why not, for each tracepoint that this process may not count, found by opening each. */
    public static Map<Tracepoint, String> refusals() {
        Map<Tracepoint, String> refusals = new EnumMap<>(Tracepoint.class);
        for (Tracepoint tracepoint : Tracepoint.values()) {
            try {
                PerfCounter.ofThisThread(tracepoint).close();
            } catch (CounterUnavailableException e) {
                refusals.put(tracepoint, e.getMessage());
            }
        }
        return refusals;
    }

    /**
     * Says it in a line.
     *
     * @param refusals why, for each that was refused
     */
    public static String describe(Map<Tracepoint, String> refusals) {
        if (refusals.isEmpty()) {
            return GRANTED;
        }
        String reason = refusals.values().iterator().next();
        if (refusals.size() == Tracepoint.values().length) {
            return "none: " + reason;
        }
        String refused = refusals.keySet().stream().map(Tracepoint::kernelName).collect(Collectors.joining(", "));
        return GRANTED + ", but not " + refused + ": " + reason;
    }
}
