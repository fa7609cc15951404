// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import io.threadtoll.model.Metric;
import java.util.Arrays;
import java.util.List;

/** Who works, and at what. */
@SuppressWarnings("ImmutableEnumChecker") // Metrics are records of a text and a constant.
public enum WorkerKind {
    /** Threads of one interpreter that compute bytecode. */
    BYTECODE_THREADS(PythonWork.BYTECODE, "threads", "thread"),
    /** A process each, with an interpreter of its own. */
    BYTECODE_PROCESSES(PythonWork.BYTECODE, "processes", "process"),
    /** A thread each of one process, in an interpreter with a GIL of its own (PEP 684, PEP 734). */
    BYTECODE_SUBINTERPRETERS(PythonWork.BYTECODE, "subinterpreters", "subinterpreter"),
    /** Threads of one interpreter that hash. */
    HASHING_THREADS(PythonWork.HASHING, "threads", "hashingThread"),
    /** Processes that hash. */
    HASHING_PROCESSES(PythonWork.HASHING, "processes", "hashingProcess"),
    /** Threads of one interpreter that block in reads; they need no CPU, so processes would show nothing more. */
    READING_THREADS(PythonWork.READING, "threads", "readingThread");

    private final PythonWork work;
    private final String command;
    private final Metric speedup;
    private final Metric speedupOfTwo;
    private final Metric cpuPerWall;
    private final Metric cpuPerWallOfTwo;

    WorkerKind(PythonWork work, String command, String prefix) {
        this.work = work;
        this.command = command;
        speedup = Metric.higherIsBetter(prefix + "Speedup");
        speedupOfTwo = Metric.higherIsBetter(prefix + "SpeedupOfTwo");
        cpuPerWall = Metric.of(prefix + "CpuPerWall");
        cpuPerWallOfTwo = Metric.of(prefix + "CpuPerWallOfTwo");
    }

    /** Those that an interpreter has. */
    static List<WorkerKind> of(Interpreter interpreter) {
        return Arrays.stream(values())
                .filter(kind -> kind != BYTECODE_SUBINTERPRETERS || interpreter.subinterpreters())
                .filter(kind -> kind.work != PythonWork.HASHING || interpreter.hashReleases())
                .toList();
    }

    /** What they do. */
    PythonWork work() {
        return work;
    }

    /** What the script calls them. */
    String command() {
        return command;
    }

    /** How many times as much as one they do, by number of workers: a value a step, the last for the most of them. */
    public Metric speedup() {
        return speedup;
    }

    /** The same of two. */
    public Metric speedupOfTwo() {
        return speedupOfTwo;
    }

    /** CPU time of all over the wall time, by number of workers: a value a step, the last for the most of them. */
    public Metric cpuPerWall() {
        return cpuPerWall;
    }

    /** The same of two. */
    public Metric cpuPerWallOfTwo() {
        return cpuPerWallOfTwo;
    }
}
