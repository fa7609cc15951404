// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.AlignedWord;
import io.threadtoll.linux.MachineIncrement;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is an increment lost because it takes several machine steps? Two bound threads increment one word {@link #EACH} times each,
 * by load, add and store, by one instruction that is not atomic, and by one that is: how many are lost of each? Beside it stand
 * the instructions of Java's byte code for it, as a class file has them.
 */
@AutoService(Probe.class)
public final class MachineSteps implements Probe {
    /** The probe's id. */
    public static final String ID = "machine-steps";

    /** Increments of each thread. */
    public static final long EACH = 5_000_000;

    /** Increments of both, of each kind. */
    public static final Metric TRIED = Metric.of("increments");

    /** Instructions of Java's byte code for one increment of a field. */
    public static final Metric BYTECODES = Metric.of("bytecodes");

    private static final Map<MachineIncrement, Metric> LOST = Map.of(
            MachineIncrement.IN_STEPS, Metric.lowerIsBetter("inStepsLost"),
            MachineIncrement.AT_ONCE, Metric.lowerIsBetter("atOnceLost"),
            MachineIncrement.LOCKED, Metric.lowerIsBetter("lockedLost"));

    /** How long one of a kind takes a thread while both do it, in ns. */
    private static final Map<MachineIncrement, Metric> TIME = Map.of(
            MachineIncrement.IN_STEPS, Metric.lowerIsBetter("inStepsNs"),
            MachineIncrement.AT_ONCE, Metric.lowerIsBetter("atOnceNs"),
            MachineIncrement.LOCKED, Metric.lowerIsBetter("lockedNs"));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Is an increment lost because it takes several machine steps?";
    }

    /** Increments of a kind that were lost; absent where the processor has no such instruction. */
    public static Metric lost(MachineIncrement kind) {
        return LOST.get(kind);
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(
                lost(MachineIncrement.IN_STEPS).name(),
                lost(MachineIncrement.AT_ONCE).name(),
                lost(MachineIncrement.LOCKED).name());
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Map<Metric, Double> values = new LinkedHashMap<>();
        String refusal = "";
        for (MachineIncrement kind : MachineIncrement.values()) {
            Optional<String> why = kind.refusal();
            if (why.isEmpty()) {
                measure(kind, values);
            } else {
                refusal = why.orElseThrow();
            }
        }
        if (values.isEmpty()) {
            throw new NotApplicableException(refusal);
        }
        values.put(TRIED, 2.0 * EACH);
        List<String> bytecodes = IncrementBytecode.read();
        values.put(BYTECODES, (double) bytecodes.size());
        return Findings.of(values).withNote((refusal + " in byte code: " + String.join(", ", bytecodes)).strip());
    }

    private static void measure(MachineIncrement kind, Map<Metric, Double> values) throws Exception {
        AlignedWord word = new AlignedWord();
        try (MachineIncrement.Loop loop = kind.loop()) {
            long ns = PinnedPair.run(() -> loop.run(word, EACH), () -> loop.run(word, EACH));
            values.put(lost(kind), (double) (2 * EACH - word.get()));
            values.put(TIME.get(kind), (double) ns / EACH);
        }
    }
}
