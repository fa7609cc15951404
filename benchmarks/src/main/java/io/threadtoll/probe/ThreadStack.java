// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.NativeCallException;
import io.threadtoll.linux.Rlimit;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How large is a thread's stack, and what does a thread take that only sleeps? Asked of bare pthreads and of Java's
 * threads, for the mapping around the stack pointer and, independently, for what the process grows by with each thread.
 *
 * <p>It is measured in a {@link QuietJvm}, whose own memory stands still meanwhile.
 */
@AutoService(Probe.class)
public final class ThreadStack implements Probe {
    /** The probe's id. */
    public static final String ID = "thread-stack";

    /** RLIMIT_STACK's soft limit, from which glibc takes a pthread's default; absent where it is unlimited. */
    public static final Metric LIMIT = Metric.of("stackLimitBytes");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "How large is a thread's stack, and what does a sleeping thread take?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("javaVirtualBytes", "javaResidentBytes", "javaKernelStackBytes");
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(1_500);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        return ProbeJvm.isThis() ? measureHere() : QuietJvm.measure(ID);
    }

    private static Findings measureHere() throws NotApplicableException {
        Map<Metric, Double> values = new LinkedHashMap<>();
        long limit = Rlimit.STACK.get().soft();
        if (limit != Rlimit.UNLIMITED) {
            values.put(LIMIT, (double) limit);
        }
        try {
            // Java's first: the C library may keep stacks that have ended, and these are too small for pthreads.
            values.putAll(ThreadCosts.measure(ThreadKind.JAVA));
            values.putAll(ThreadCosts.measure(ThreadKind.PTHREAD));
        } catch (NativeCallException e) {
            throw new NotApplicableException("there can't be enough threads here: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw new NotApplicableException("this kernel doesn't show where stacks are: " + e.getMessage());
        }
        return Findings.of(values);
    }
}
