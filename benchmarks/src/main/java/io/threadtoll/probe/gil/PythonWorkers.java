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
 * Do more workers of a CPython do more? Threads, processes and, where the version has them, subinterpreters, of 1, 2, P and 2P
 * workers, that compute bytecode, hash natively, or block in reads.
 *
 * <p>All windows are of one process, there and back again, so that what drifts on the machine drifts for all numbers of
 * workers. Workers are there before their time begins: what starting a process takes is a figure of its own.
 */
@AutoService(Probe.class)
public final class PythonWorkers extends PythonProbe {
    /** The probe's id. */
    public static final String ID = "python-workers";

    /** The numbers of workers, a value a step. */
    public static final Metric WORKERS = Metric.of("workers");

    /** How many times as much two threads hash as two processes, each by one of them; not where hashlib holds the GIL. */
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
        return "Do more workers of a CPython do more?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(
                WorkerKind.BYTECODE_THREADS.speedupOfTwo().name(),
                WorkerKind.BYTECODE_PROCESSES.speedupOfTwo().name(),
                WorkerKind.BYTECODE_THREADS.cpuPerWallOfTwo().name());
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(2_900);
    }

    @Override
    Map<Metric, List<Double>> measure(PythonProcess python, Map<String, String> params) throws IOException {
        return new WorkerRamp(python).climb();
    }
}
