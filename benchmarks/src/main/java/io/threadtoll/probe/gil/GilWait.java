// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import com.google.auto.service.AutoService;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Scale;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long does a thread of a CPython wait for the GIL when its I/O is done, while another one computes? The other side of a
 * socket, a process of its own, sends the time; the wait is from then to when the blocking read has returned to the script. The
 * median of one process; the mean would be of rare long ones.
 */
@AutoService(Probe.class)
public final class GilWait implements Probe {
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
    private static final double WINDOW_SECONDS = 0.25;

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
    public SortedMap<String, List<String>> params(Scale scale) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(Machine.PYTHON, List.of(Machine.USUAL_PYTHON))));
    }

    @Override
    public List<String> scripts() {
        return List.of(PythonProcess.SCRIPT);
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(1_400);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        try (PythonProcess python = PythonProcess.start(params.get(Machine.PYTHON))) {
            double usual = python.interpreter().switchIntervalNs() / 1e9;
            Map<Metric, Double> values =
                    new LinkedHashMap<>(python.interpreter().facts());
            double wait = median(python, 1, usual);
            values.put(ALONE_NS, 1e9 * median(python, 0, usual));
            values.put(USUAL_NS, 1e9 * wait);
            values.put(USUAL_INTERVALS, wait / usual);
            values.put(SHORT_INTERVALS, median(python, 1, SHORT_SECONDS) / SHORT_SECONDS);
            values.put(LONG_INTERVALS, median(python, 1, LONG_SECONDS) / LONG_SECONDS);
            return Findings.of(values).withNote(python.interpreter().summary());
        }
    }

    private static double median(PythonProcess python, int computing, double switchSeconds) throws IOException {
        List<Double> waits = python.waits(computing, WINDOW_SECONDS, switchSeconds).stream()
                .sorted()
                .toList();
        if (waits.isEmpty()) {
            throw new IOException("no read returned within " + WINDOW_SECONDS + " s");
        }
        return waits.get(waits.size() / 2);
    }
}
