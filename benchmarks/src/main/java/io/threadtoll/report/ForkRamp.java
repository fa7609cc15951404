// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Sample;
import io.threadtoll.report.chart.Point;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a probe found at each step of a ramp, such as more and more connections or workers. */
final class ForkRamp {
    private ForkRamp() {}

    /**
     * A point a step; none where the fork hasn't as many values of one metric as of the other.
     *
     * @param across what the steps are of
     * @param of what was found at each
     */
    static List<Point> points(Fork fork, Metric across, Metric of) {
        List<Double> places = steps(fork, across);
        List<Double> values = steps(fork, of);
        return places.size() == values.size()
                ? IntStream.range(0, values.size())
                        .mapToObj(i -> new Point(places.get(i), values.get(i)))
                        .toList()
                : List.of();
    }

    /** The steps that led to the last one are kept like warm-ups. */
    private static List<Double> steps(Fork fork, Metric metric) {
        Sample sample = fork.metrics().get(metric.name());
        return sample == null
                ? List.of()
                : Stream.concat(sample.warmup().stream(), sample.measured().stream())
                        .toList();
    }
}
