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
 * Do two threads of a CPython lose updates of {@code counter.v += 1}, which is several bytecode instructions? And of {@code
 * counter.v += one()}, where a call stands between the read and the write? Half of each at the usual switch interval and half
 * at one so short that the GIL is asked for all the time.
 */
@AutoService(Probe.class)
public final class PythonUpdates extends PythonProbe {
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

    /** Where the GIL is on, that is so on one CPU too. */
    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(800);
    }

    @Override
    Map<Metric, List<Double>> measure(PythonProcess python, Map<String, String> params) throws IOException {
        return Map.of(
                TRIED,
                List.of(2.0 * THREADS * EACH),
                LOST_PLAIN,
                List.of(lost(python, "plain")),
                LOST_WITH_CALL,
                List.of(lost(python, "call")));
    }

    private static double lost(PythonProcess python, String how) throws IOException {
        double usual = python.interpreter().switchIntervalNs() / 1e9;
        return python.lost(how, THREADS, EACH, usual) + python.lost(how, THREADS, EACH, SHORT_SECONDS);
    }
}
