// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import io.threadtoll.linux.Tracepoint;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.topology.CpuPair;
import java.util.Map;
import java.util.Optional;

/**
 * What checks look at: files by their absolute paths, environment variables, the JVM, and two things that only system
 * calls tell. It is this machine, or a saved one.
 */
public interface MachineView extends KernelFiles {
    /** An environment variable. */
    Optional<String> variable(String name);

    /** The home of the JVM that looks; empty where none does. */
    Optional<String> javaHome();

    /** The room that the limits leave this process. */
    Headroom headroom() throws CannotTellException;

    /**
     * What a cache line's trip between two CPUs was measured to cost here, in ns, by the probe core-to-core.
     *
     * @throws CannotTellException if it wasn't measured
     */
    Map<CpuPair, Double> lineTripsNs() throws CannotTellException;

    /** Why this process may not count, for each tracepoint that it may not. */
    Map<Tracepoint, String> refusedCounters() throws CannotTellException;
}
