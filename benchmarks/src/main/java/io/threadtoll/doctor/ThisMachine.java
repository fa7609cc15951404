// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import io.threadtoll.linux.NativeAccess;
import io.threadtoll.linux.Tracepoint;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CounterAccess;
import io.threadtoll.machine.RootFolder;
import io.threadtoll.machine.limits.Headroom;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The machine that this JVM runs on. */
public final class ThisMachine extends RootFolder implements MachineView {
    /** This machine; it is looked at when asked. */
    public ThisMachine() {
        super(Path.of("/"));
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
