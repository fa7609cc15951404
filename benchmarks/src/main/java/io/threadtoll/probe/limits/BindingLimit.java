// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import java.util.Comparator;
import java.util.List;

/**
 * At how many connections a limit binds.
 *
 * @param limit which
 * @param connections how many more connections there is room for; not rounded
 */
public record BindingLimit(Limit limit, double connections) {
    /** Every limit that a connection takes something of and that has a bound here, the first to bind first. */
    public static List<BindingLimit> order(Headroom headroom, ConnectionCost cost) {
        return headroom.free().entrySet().stream()
                .filter(free -> free.getKey().of(cost) > 0)
                .map(free -> new BindingLimit(
                        free.getKey(),
                        Math.max(0, free.getValue()) / free.getKey().of(cost)))
                .sorted(Comparator.comparingDouble(BindingLimit::connections).thenComparing(BindingLimit::limit))
                .toList();
    }
}
