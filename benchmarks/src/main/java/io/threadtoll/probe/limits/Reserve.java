// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.Limit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What everybody on the machine shares and a test must not take to its end: it stops where a tenth is left of what was
 * free when it began.
 */
final class Reserve {
    /** The share that stays free. */
    static final double KEPT = 0.1;

    private static final List<Limit> SHARED = List.of(Limit.PID_MAX, Limit.THREADS_MAX, Limit.MEMORY);

    private final KernelFiles files;
    private final Map<Limit, Double> free;

    Reserve(KernelFiles files) {
        this.files = files;
        this.free = Headroom.shared(files).free();
    }

    /** Which is nearly used up, and how much is left; empty while all have room. */
    Optional<String> reached() {
        Map<Limit, Double> now = Headroom.shared(files).free();
        return SHARED.stream()
                .filter(limit -> now.containsKey(limit) && now.get(limit) < KEPT * free.getOrDefault(limit, 0.0))
                .map(limit -> String.format(
                        Locale.ROOT,
                        "stopped with %.0f left of %s, so that others find some",
                        now.get(limit),
                        limit.label()))
                .findFirst();
    }
}
