// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Evidence;
import io.threadtoll.measure.Cell;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.IntervalText;
import io.threadtoll.measure.Unit;
import io.threadtoll.measure.statistics.Estimates;
import io.threadtoll.measure.statistics.Interval;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.connections.ConnectionMetrics;
import io.threadtoll.probe.connections.Connections;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.probe.limits.BindingLimit;
import io.threadtoll.probe.limits.ConnectionCost;
import io.threadtoll.probe.limits.Headroom;
import io.threadtoll.probe.limits.LimitRoom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a run found about the connections of one server model, and about the room for more on its machine. */
record ConnectionEvidence(Evidence evidence, ServerModel model) {
    /** The machine's limits as they were. */
    static final Cell LIMITS = Cell.ofProbe(LimitRoom.ID);

    /** The cell that a claim asks for. */
    static Cell needed(ServerModel model, Depth depth) {
        return Cell.ofProbe(
                Connections.ID, Connections.cell(model, depth == Depth.ESSENTIAL ? Scale.QUICK : Scale.STANDARD));
    }

    /** The model's ramp that was to go highest. */
    Cell cell() {
        return evidence.forks().stream()
                .map(Fork::cell)
                .filter(cell -> cell.isProbe() && cell.probe().equals(Connections.ID))
                .filter(cell -> model.name().equals(cell.params().get(Connections.MODEL)))
                .max(Comparator.comparingInt(
                        cell -> Integer.parseInt(cell.params().get(Connections.TOP))))
                .orElse(needed(model, Depth.ESSENTIAL));
    }

    /** Memory for each connection, the server's and the kernel's, in bytes. */
    Interval memoryEach() {
        return Estimates.mean(
                evidence.sums(
                        cell(), List.of(ConnectionMetrics.ADDED_RESIDENT_BYTES, ConnectionMetrics.ADDED_KERNEL_BYTES)),
                0.95);
    }

    /** Where each limit binds, the first one first. */
    List<BindingLimit> limits() {
        Headroom headroom = Headroom.fromMetrics(metric -> mean(LIMITS, metric));
        double threads = added(ConnectionMetrics.ADDED_THREADS);
        ConnectionCost cost = new ConnectionCost(
                threads,
                added(ConnectionMetrics.ADDED_MAPPINGS),
                added(ConnectionMetrics.ADDED_FILES),
                1 - threads,
                added(ConnectionMetrics.ADDED_VIRTUAL_BYTES),
                added(ConnectionMetrics.ADDED_RESIDENT_BYTES),
                added(ConnectionMetrics.ADDED_KERNEL_BYTES));
        return BindingLimit.order(headroom, cost);
    }

    /** One line on this model for a person; empty where nothing was measured of it. */
    Optional<String> line() {
        if (evidence.gap(List.of(cell(), LIMITS)).isPresent()) {
            return Optional.empty();
        }
        String limits = limits().stream()
                .map(limit ->
                        String.format(Locale.ROOT, "%s at %,.0f", limit.limit().label(), limit.connections()))
                .collect(Collectors.joining(", "));
        return Optional.of(model + ": " + IntervalText.of(Unit.BYTES, memoryEach()) + " of memory and "
                + Unit.BYTES.format(added(ConnectionMetrics.ADDED_VIRTUAL_BYTES))
                + " of address space for each connection; what binds, in order: " + limits);
    }

    /** A slope can't be below nothing but for noise. */
    private double added(String metric) {
        return Math.max(0, mean(cell(), metric).orElse(0.0));
    }

    private Optional<Double> mean(Cell cell, String metric) {
        double[] means = evidence.means(cell, metric);
        return means.length == 0
                ? Optional.empty()
                : Optional.of(Arrays.stream(means).average().orElseThrow());
    }
}
