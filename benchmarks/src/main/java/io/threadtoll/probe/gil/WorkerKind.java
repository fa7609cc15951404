// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import io.threadtoll.model.Metric;

/** Who works. */
@SuppressWarnings("ImmutableEnumChecker") // Metrics are records of a text and a constant.
public enum WorkerKind {
    /** Threads of one interpreter. */
    THREAD("thread", "threads"),
    /** A process each, with an interpreter of its own. */
    PROCESS("process", "processes"),
    /** A thread each of one process, in an interpreter with a GIL of its own (PEP 684, PEP 734). */
    SUBINTERPRETER("subinterpreter", "subinterpreters");

    private final String command;
    private final Metric speedup;
    private final Metric speedupOfTwo;
    private final Metric cpuPerWall;
    private final Metric cpuPerWallOfTwo;

    WorkerKind(String prefix, String command) {
        this.command = command;
        speedup = Metric.higherIsBetter(prefix + "Speedup");
        speedupOfTwo = Metric.higherIsBetter(prefix + "SpeedupOfTwo");
        cpuPerWall = Metric.of(prefix + "CpuPerWall");
        cpuPerWallOfTwo = Metric.of(prefix + "CpuPerWallOfTwo");
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
