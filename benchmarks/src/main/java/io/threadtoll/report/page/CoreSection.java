// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.report.CoreTrips;
import io.threadtoll.report.LocksByDistance;
import io.threadtoll.report.chart.HeatMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The part of the report on what the distance of two CPUs costs.
 *
 * @param maps the trip of a cache line and the wake, a triangle each; none where no pair was measured
 * @param trips the numbers behind them
 * @param locks what it makes of locks
 */
public record CoreSection(List<HeatMap> maps, CoreTrips trips, List<LocksByDistance> locks) {
    public CoreSection {
        maps = List.copyOf(maps);
        locks = List.copyOf(locks);
    }

    static CoreSection of(Run run, List<Fork> forks) {
        CoreTrips trips = CoreTrips.of(run.environment(), forks);
        return new CoreSection(
                trips.pairs().isEmpty()
                        ? List.of()
                        : List.of(
                                map("The trip of a cache line", trips, CoreTrips.Line::line),
                                map("A futex hop: the wake of a thread on the other CPU", trips, CoreTrips.Line::hop)),
                trips,
                LocksByDistance.of(forks));
    }

    /** Whether anything of it was measured. */
    public boolean isEmpty() {
        return maps.isEmpty() && locks.isEmpty();
    }

    private static HeatMap map(String title, CoreTrips trips, Function<CoreTrips.Line, CoreTrips.Spread> of) {
        return HeatMap.of(
                title,
                trips.classes().stream()
                        .map(line ->
                                line.distance() + ": " + of.apply(line).texts().get(0))
                        .collect(Collectors.joining(", ")),
                of.apply(trips.pairs().get(0)).metric().unit(),
                trips.cpus().stream().map(String::valueOf).toList(),
                trips.borders(),
                trips.pairs().stream()
                        .map(line -> {
                            int one = trips.cpus().indexOf(line.pair().first());
                            int other = trips.cpus().indexOf(line.pair().second());
                            return new HeatMap.Square(
                                    Math.max(one, other),
                                    Math.min(one, other),
                                    of.apply(line).median());
                        })
                        .toList());
    }
}
