// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import io.threadtoll.linux.NativeAccess;
import io.threadtoll.linux.Tracepoint;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CounterAccess;
import io.threadtoll.machine.RootFolder;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.topology.CpuPair;
import io.threadtoll.machine.topology.Topology;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The machine that this JVM runs on. */
public final class ThisMachine extends RootFolder implements MachineView {
    private final Optional<MeasuredTrips> trips;

    /** This machine; it is looked at when asked. */
    public ThisMachine() {
        this(Optional.empty());
    }

    /** The same, of which a run has measured something. */
    public ThisMachine(Optional<MeasuredTrips> trips) {
        super(Path.of("/"));
        this.trips = trips;
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public Optional<String> javaHome() {
        return Optional.ofNullable(System.getProperty("java.home"));
    }

    @Override
    public Headroom headroom() throws CannotTellException {
        requireNativeAccess();
        try {
            return Headroom.now();
        } catch (UncheckedIOException e) {
            throw new CannotTellException(e.getMessage());
        }
    }

    @Override
    public Map<CpuPair, Double> lineTripsNs() throws CannotTellException {
        return trips.orElseThrow(() -> new CannotTellException(
                        "not measured: ./threadtoll run core-to-core does, and doctor --run DIR reads it"))
                .medianNs(Topology.of(this));
    }

    @Override
    public Map<Tracepoint, String> refusedCounters() throws CannotTellException {
        requireNativeAccess();
        return CounterAccess.refusals();
    }

    private static void requireNativeAccess() throws CannotTellException {
        Optional<String> refusal = NativeAccess.refusal();
        if (refusal.isPresent()) {
            throw new CannotTellException(refusal.get());
        }
    }
}
