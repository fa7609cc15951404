// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.connections.AddedCosts;
import io.threadtoll.probe.connections.ConnectionMetrics;
import io.threadtoll.probe.limits.LimitRoom;
import io.threadtoll.report.chart.Guide;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * At how many connections the limits of the machine bind for a model.
 *
 * @param headroom what was free; nothing where the run didn't look
 */
public record ConnectionLimits(Headroom headroom) {
    /** The probe that looked. */
    private static final Cell LIMITS = Cell.ofProbe(LimitRoom.ID);

    /** A chart shows limits up to here: some room beyond a million. */
    private static final double FARTHEST = 2e6;

    private static final int MOST_GUIDES = 6;

    public static ConnectionLimits of(List<Fork> forks) {
        List<Fork> measured = forks.stream()
                .filter(fork -> fork.cell().equals(LIMITS) && fork.status() == Status.MEASURED)
                .toList();
        return new ConnectionLimits(Headroom.fromMetrics(metric -> mean(measured, metric)));
    }

    /** The limits that bind for a model, the first one first; none where the model was not measured. */
    List<ReachedLimit> order(ConnectionModel model) {
        return model.measured().isEmpty() ? List.of() : ReachedLimit.order(headroom, cost(model));
    }

    /** The two that bind first, as a person reads them. */
    List<String> firstTwo(ConnectionModel model) {
        List<ReachedLimit> order = order(model);
        return IntStream.range(0, 2)
                .mapToObj(i -> i < order.size() ? text(order.get(i), " at ") : "-")
                .toList();
    }

    /** Those that bind first, as lines for a chart. */
    public List<Guide> guides(ConnectionModel model) {
        return order(model).stream()
                .filter(limit -> limit.connections() >= 1 && limit.connections() <= FARTHEST)
                .limit(MOST_GUIDES)
                .map(limit -> new Guide(limit.connections(), text(limit, " ")))
                .toList();
    }

    /** The first of the models that has a kernel thread for each connection. */
    public static Optional<ConnectionModel> threaded(List<ConnectionModel> models) {
        return models.stream().filter(ConnectionLimits::hasThreads).findFirst();
    }

    /** A count of connections: exact as long as that can be read at a glance. */
    public static String count(double connections) {
        return connections < 1e7 ? String.format(Locale.ROOT, "%,.0f", connections) : Unit.COUNT.format(connections);
    }

    private static String text(ReachedLimit limit, String between) {
        return limit.limit().label() + between + count(Math.floor(limit.connections()));
    }

    private static ConnectionCost cost(ConnectionModel model) {
        return AddedCosts.cost(metric -> model.mean(metric).estimate());
    }

    private static boolean hasThreads(ConnectionModel model) {
        return model.mean(ConnectionMetrics.ADDED_THREADS).estimate() > 0.5;
    }

    private static Optional<Double> mean(List<Fork> forks, Metric metric) {
        OptionalDouble mean = MeasuredForks.mean(forks, metric.name());
        return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
    }
}
