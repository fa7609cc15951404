// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.mechanism;

import com.google.auto.service.AutoService;
import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.FutexHopLoop;
import io.threadtoll.linux.HopLoop;
import io.threadtoll.linux.NativeLoop;
import io.threadtoll.linux.RestartableSequences;
import io.threadtoll.linux.UnsupportedPlatformException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.ProbeJvm;
import io.threadtoll.probe.ProbeParameters;
import io.threadtoll.probe.Scale;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What do restartable sequences cost where nobody uses them? With them the kernel writes into memory of a thread on its way
 * back from a switch. A system call and a hop between two threads on one CPU, both by loops of machine code, in a JVM whose C
 * library registers them for every thread and in one whose library doesn't.
 *
 * <p>Expected: nothing in a call, which looks at a flag that is looked at anyway; some ns in a hop, which is a switch.
 *
 * <p>The trap: the effect is smaller than what two forks differ by, so it takes several of each, one after the other.
 */
@AutoService(Probe.class)
public final class RseqCost implements Probe {
    /** The probe's id. */
    public static final String ID = "rseq-cost";

    /** getppid(2). */
    public static final Metric CALL_NS = Metric.of("systemCallNs");

    /** A turn passed to another thread on the same CPU, by futex. */
    public static final Metric HOP_NS = Metric.of("hopNs");

    private static final String RSEQ = "rseq";
    private static final int CALLS = 20_000;
    private static final int ROUND_TRIPS = 1_000;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "What do restartable sequences cost where nobody uses them?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(CALL_NS.name(), HOP_NS.name());
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        return new TreeMap<>(Map.of(
                RSEQ, Arrays.stream(RseqSetting.values()).map(RseqSetting::name).toList()));
    }

    /** The cell of a setting. */
    public static Cell cell(RseqSetting setting) {
        return Cell.ofProbe(ID, Map.of(RSEQ, setting.name()));
    }

    @Override
    public void check(Map<String, String> params) {
        ProbeParameters.constant(params, RSEQ, RseqSetting.class);
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(1_100);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        RseqSetting setting = ProbeParameters.constant(params, RSEQ, RseqSetting.class);
        if (!ProbeJvm.isThis()) {
            return ProbeJvm.measure(
                    JvmCommand.ofThisJdk().withEnvironment(RseqSetting.VARIABLE, setting.tunable()), ID, params);
        }
        boolean registered = RestartableSequences.registered()
                .orElseThrow(() -> new NotApplicableException(
                        "this C library says nothing of restartable sequences: glibc does from 2.35 on"));
        if (registered != (setting == RseqSetting.REGISTERED)) {
            throw new NotApplicableException(
                    "with " + setting.tunable() + " restartable sequences are " + (registered ? "" : "not ")
                            + "registered here: the kernel has none, or the C library no such tunable");
        }
        try {
            return Findings.of(Map.of(CALL_NS, callNs(), HOP_NS, hopNs()));
        } catch (UnsupportedPlatformException e) {
            throw new NotApplicableException(e.getMessage());
        }
    }

    private static double callNs() {
        try (NativeLoop loop = new NativeLoop(NativeLoop.Entry.INSTRUCTION)) {
            return MedianTime.ns(CALLS, () -> loop.getppid(CALLS));
        }
    }

    private static double hopNs() throws InterruptedException {
        int cpu = Affinity.allowed().get(0);
        try (HopLoop loop = new FutexHopLoop()) {
            Thread partner = new Thread(
                    () -> {
                        Affinity.pin(cpu);
                        loop.answer();
                    },
                    "partner");
            partner.start();
            try {
                Affinity.pin(cpu);
                return MedianTime.ns(2 * ROUND_TRIPS, () -> loop.play(ROUND_TRIPS));
            } finally {
                loop.leave(HopLoop.PLAYER);
                partner.join();
            }
        }
    }
}
