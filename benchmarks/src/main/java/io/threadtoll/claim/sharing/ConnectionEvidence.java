// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.connections.AddedCosts;
import io.threadtoll.probe.connections.ConnectionMetrics;
import io.threadtoll.probe.connections.Connections;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.probe.limits.LimitRoom;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a run found about the connections of one server model, and about the room for more on its machine. */
record ConnectionEvidence(Evidence evidence, ServerModel model) {
    /** The machine's limits as they were. */
    static final Cell LIMITS = Cell.ofProbe(LimitRoom.ID);

    /** The cell that a claim asks for. */
    static Cell needed(ServerModel model, Depth depth) {
        return Cell.ofProbe(
                Connections.ID, Connections.cell(model, depth == Depth.ESSENTIAL ? Scale.QUICK : Scale.STANDARD));
    }

    /** The model's ramp that was to go highest, of those that were measured. */
    Cell cell() {
        return evidence.forks().stream()
                .filter(fork -> fork.status() == Fork.Status.MEASURED)
                .map(Fork::cell)
                .filter(cell -> cell.isProbe() && cell.probe().equals(Connections.ID))
                .filter(cell -> model.name().equals(cell.params().get(Connections.MODEL)))
                .max(Comparator.comparingInt(ConnectionEvidence::top))
                .orElseGet(this::unmeasured);
    }

    /** How high a ramp was to go; a file that doesn't say it, or not with a number, has the lowest. */
    private static int top(Cell cell) {
        String top = cell.params().getOrDefault(Connections.TOP, "");
        return top.matches("\\d{1,9}") ? Integer.parseInt(top) : 0;
    }

    /** A ramp that says why nothing was measured, if there is one. */
    private Cell unmeasured() {
        Cell thorough = needed(model, Depth.THOROUGH);
        return evidence.forks().stream().anyMatch(fork -> fork.cell().equals(thorough))
                ? thorough
                : needed(model, Depth.ESSENTIAL);
    }

    /** Memory for each connection, the server's and the kernel's, in bytes. */
    Interval memoryEach() {
        List<Metric> memory = List.of(ConnectionMetrics.ADDED_RESIDENT_BYTES, ConnectionMetrics.ADDED_KERNEL_BYTES);
        memory.forEach(metric -> evidence.of(cell(), metric));
        return Estimates.mean(evidence.sums(cell(), memory), evidence.confidence());
    }

    /** Where each limit binds, the first one first. */
    List<ReachedLimit> limits() {
        Headroom headroom = Headroom.fromMetrics(metric -> evidence.find(LIMITS, metric));
        return ReachedLimit.order(
                headroom,
                AddedCosts.cost(metric -> evidence.find(cell(), metric).orElse(0.0)));
    }

    /** What there is on this model; none where nothing was measured of it. */
    Optional<EvidenceRow> row() {
        if (!evidence.has(List.of(cell(), LIMITS))
                || !evidence.has(
                        cell(), ConnectionMetrics.ADDED_RESIDENT_BYTES, ConnectionMetrics.ADDED_KERNEL_BYTES)) {
            return Optional.empty();
        }
        double virtual =
                evidence.find(cell(), ConnectionMetrics.ADDED_VIRTUAL_BYTES).orElse(Double.NaN);
        return Optional.of(new EvidenceRow(
                model.name(),
                List.of(
                        Figure.of("of memory", Unit.BYTES, memoryEach()),
                        Figure.exact("of address space for each connection", Unit.BYTES, Math.max(0, virtual))),
                "what binds, in order: " + ReachedLimit.text(limits())));
    }
}
