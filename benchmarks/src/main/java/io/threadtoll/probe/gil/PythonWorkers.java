// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import com.google.auto.service.AutoService;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.ProbeParameters;
import io.threadtoll.probe.Scale;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Do more workers of a CPython do more? Threads, processes and, where the version has them, subinterpreters, of 1, 2, P and 2P
 * workers, that compute bytecode, hash natively, or block in reads.
 *
 * <p>All windows are of one process, there and back again, so that what drifts on the machine drifts for all numbers of
 * workers. Workers are there before their time begins: what starting a process takes is a figure of its own.
 */
@AutoService(Probe.class)
public final class PythonWorkers implements Probe {
    /** The probe's id. */
    public static final String ID = "python-workers";

    /** The numbers of workers, a value a step. */
    public static final Metric WORKERS = Metric.of("workers");

    /** How many times as much two threads do as two processes, each by one of them. */
    public static final Metric THREADS_TO_PROCESSES = Metric.higherIsBetter("twoThreadsToProcesses");

    /** From the start of a process to its first answer. */
    public static final Metric PROCESS_START_NS = Metric.of("processStartNs");

    /** Calls of futex(2) by all threads of the process in a second, two of them at work; counted in a window of its own. */
    public static final Metric FUTEX_CALLS = Metric.lowerIsBetter("futexCallsPerSecond");

    /** The same with one at work. */
    public static final Metric FUTEX_CALLS_ALONE = Metric.lowerIsBetter("loneFutexCallsPerSecond");

    /** Context switches of the process in a second by getrusage(2), two threads at work. */
    public static final Metric SWITCHES = Metric.lowerIsBetter("switchesPerSecond");

    /** The same with one at work. */
    public static final Metric SWITCHES_ALONE = Metric.lowerIsBetter("loneSwitchesPerSecond");

    private static final String WORK = "work";

    /** A cell of it. */
    public static Cell cell(String python, PythonWork work) {
        return Cell.ofProbe(ID, Map.of(Machine.PYTHON, python, WORK, work.name()));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Do more workers of a CPython do more?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(
                WorkerKind.THREAD.speedupOfTwo().name(),
                WorkerKind.PROCESS.speedupOfTwo().name(),
                WorkerKind.THREAD.cpuPerWallOfTwo().name());
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
                Machine.PYTHON,
                List.of(Machine.USUAL_PYTHON),
                WORK,
                Arrays.stream(PythonWork.values()).map(PythonWork::name).toList())));
    }

    @Override
    public void check(Map<String, String> params) {
        ProbeParameters.constant(params, WORK, PythonWork.class);
    }

    @Override
    public List<String> scripts() {
        return List.of(PythonProcess.SCRIPT);
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(params.get(WORK).equals(PythonWork.IO.name()) ? 900 : 1_900);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        PythonWork work = ProbeParameters.constant(params, WORK, PythonWork.class);
        try (PythonProcess python = PythonProcess.start(params.get(Machine.PYTHON))) {
            if (work == PythonWork.NATIVE && !python.interpreter().hashReleases()) {
                throw new NotApplicableException("the hashlib of " + params.get(Machine.PYTHON)
                        + " has no OpenSSL, and holds the GIL while it hashes");
            }
            Map<Metric, List<Double>> found = new WorkerRamp(python, work).climb();
            python.interpreter().facts().forEach((fact, value) -> found.put(fact, List.of(value)));
            return Findings.ofSteps(found).withNote(python.interpreter().summary());
        }
    }
}
