// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.NativeCallException;
import io.threadtoll.linux.PthreadStacks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Can a thread get at another's stack? Bare pthreads sleep, and a thread that is none of them reads what each was started with
 * off its stack.
 */
@AutoService(Probe.class)
public final class StackReach implements Probe {
    /** The probe's id. */
    public static final String ID = "stack-reach";

    /** Threads whose stacks are looked at. */
    public static final int THREADS = 4;

    /** Those of which another thread read something. */
    public static final Metric READ = Metric.of("stacksReadByAnother");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Can a thread get at another's stack?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(READ.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws NotApplicableException {
        try (PthreadStacks stacks = PthreadStacks.start(THREADS)) {
            return Findings.of(Map.of(READ, (double) stacks.legible()));
        } catch (NativeCallException | UncheckedIOException e) {
            throw new NotApplicableException("the kernel doesn't show here where stacks are: " + e.getMessage());
        }
    }
}
