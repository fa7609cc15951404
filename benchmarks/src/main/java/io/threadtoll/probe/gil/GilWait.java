// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import com.google.auto.service.AutoService;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Probe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How long does a thread of a CPython wait for the GIL when its I/O is done, while another one computes? The other side of a
 * socket, a process of its own, sends the time; the wait is from then to when the blocking read has returned to the script. The
 * median of one process; the mean would be of rare long ones.
 */
@AutoService(Probe.class)
public final class GilWait extends PythonProbe {
    /** The probe's id. */
    public static final String ID = "python-wait";

    /** While no other thread computes: a wake-up and a switch. */
    public static final Metric ALONE_NS = Metric.of("gilWaitAloneNs");

    /** While one does, at the usual switch interval. */
    public static final Metric USUAL_NS = Metric.of("gilWaitNs");

    /** The same as a multiple of that interval, 5 ms unless the build has another. */
    public static final Metric USUAL_INTERVALS = Metric.of("gilWaitIntervals");

    /** The wait in intervals of 1 ms. */
    public static final Metric SHORT_INTERVALS = Metric.of("gilWaitShortIntervals");

    /** The wait in intervals of 10 ms. */
    public static final Metric LONG_INTERVALS = Metric.of("gilWaitLongIntervals");

    private static final double SHORT_SECONDS = 0.001;
    private static final double LONG_SECONDS = 0.01;

    /** Odd, for the median; they differ by less than 1 in 100. */
    private static final int READS = 9;

    /** The cell of an interpreter. */
    public static Cell cell(String python) {
        return Cell.ofProbe(ID, Map.of(Machine.PYTHON, python));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "How long does a thread of a CPython wait for the GIL after a read while another one computes?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(USUAL_NS.name(), USUAL_INTERVALS.name(), ALONE_NS.name());
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(650);
    }

    @Override
    Map<Metric, List<Double>> measure(PythonProcess python, Map<String, String> params) throws IOException {
        double usual = python.interpreter().switchIntervalNs() / 1e9;
        double wait = median(python, 1, usual);
        return Map.of(
                ALONE_NS,
                List.of(1e9 * median(python, 0, usual)),
                USUAL_NS,
                List.of(1e9 * wait),
                USUAL_INTERVALS,
                List.of(wait / usual),
                SHORT_INTERVALS,
                List.of(median(python, 1, SHORT_SECONDS) / SHORT_SECONDS),
                LONG_INTERVALS,
                List.of(median(python, 1, LONG_SECONDS) / LONG_SECONDS));
    }

    private static double median(PythonProcess python, int computing, double switchSeconds) throws IOException {
        return python.waits(computing, READS, switchSeconds).stream()
                .sorted()
                .skip(READS / 2)
                .findFirst()
                .orElseThrow(() -> new IOException("fewer than " + READS + " reads were reported"));
    }
}
