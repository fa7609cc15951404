// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import com.google.auto.service.AutoService;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Scale;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Do two threads of a CPython lose updates of {@code counter.v += 1}, which is several bytecode instructions? And of {@code
 * counter.v += one()}, where a call stands between the read and the write? Half of each at the usual switch interval and half
 * at one so short that the GIL is asked for all the time.
 */
@AutoService(Probe.class)
public final class PythonUpdates implements Probe {
    /** The probe's id. */
    public static final String ID = "python-updates";

    /** Increments that were tried of each kind. */
    public static final Metric TRIED = Metric.of("incrementsTried");

    /** Of those without a call, how many left no trace. */
    public static final Metric LOST_PLAIN = Metric.lowerIsBetter("lostPlain");

    /** Of those with a call between read and write. */
    public static final Metric LOST_WITH_CALL = Metric.lowerIsBetter("lostWithCall");

    private static final int THREADS = 2;
    private static final int EACH = 400_000;
    private static final double SHORT_SECONDS = 1e-5;

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
        return "Between which instructions does a CPython let go of its GIL?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(LOST_PLAIN.name(), LOST_WITH_CALL.name(), TRIED.name());
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(Machine.PYTHON, List.of(Machine.USUAL_PYTHON))));
    }

    /** Where the GIL is on, that is so on one CPU too. */
    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public List<String> scripts() {
        return List.of(PythonProcess.SCRIPT);
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(800);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        try (PythonProcess python = PythonProcess.start(params.get(Machine.PYTHON))) {
            double usual = python.interpreter().switchIntervalNs() / 1e9;
            Map<Metric, Double> values =
                    new LinkedHashMap<>(python.interpreter().facts());
            values.put(TRIED, 2.0 * THREADS * EACH);
            values.put(LOST_PLAIN, lost(python, "plain", usual) + lost(python, "plain", SHORT_SECONDS));
            values.put(LOST_WITH_CALL, lost(python, "call", usual) + lost(python, "call", SHORT_SECONDS));
            return Findings.of(values).withNote(python.interpreter().summary());
        }
    }

    private static double lost(PythonProcess python, String how, double switchSeconds) throws Exception {
        return python.lost(how, THREADS, EACH, switchSeconds);
    }
}
