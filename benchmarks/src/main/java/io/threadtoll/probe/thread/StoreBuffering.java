// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Is a write seen by the other thread at once? The litmus test of store buffering: each of two bound threads writes its own
 * variable and then reads the other's. If writes were seen at once, one of them at least would read what the other wrote; that
 * both read the old value is only possible while writes wait in a store buffer (Intel SDM volume 3, "Loads may be reordered
 * with earlier stores to different locations"; Arm and RISC-V allow it too). With a full fence between write and read it must
 * never happen: that is the control.
 */
@AutoService(Probe.class)
public final class StoreBuffering implements Probe {
    /** The probe's id. */
    public static final String ID = "store-buffering";

    /** How often both wrote and read, of each kind. */
    public static final Metric TRIED = Metric.of("timesBothWroteAndRead");

    /** How often both read what was there before either wrote. */
    public static final Metric BOTH_OLD = Metric.of("bothReadOld");

    /** The same with a fence between write and read: must be none. */
    public static final Metric BOTH_OLD_FENCED = Metric.lowerIsBetter("bothReadOldFenced");

    private static final int TRIES = 300_000;

    /** Longs between two variables, so that no two share a line or a pair of them. */
    private static final int APART = 32;

    private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int X = APART;
    private static final int Y = 2 * APART;
    private static final int ROUND_OF_ONE = 3 * APART;
    private static final int ROUND_OF_OTHER = 4 * APART;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Is a write seen by another thread at once?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(BOTH_OLD.name(), BOTH_OLD_FENCED.name(), TRIED.name());
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Map<Metric, Double> values = new LinkedHashMap<>();
        // Once to have it compiled: interpreted, too much lies between a write and a read.
        bothOld(false);
        values.put(TRIED, (double) TRIES);
        values.put(BOTH_OLD, (double) bothOld(false));
        values.put(BOTH_OLD_FENCED, (double) bothOld(true));
        return Findings.of(values);
    }

    private static int bothOld(boolean fenced) throws NotApplicableException, InterruptedException {
        long[] memory = new long[6 * APART];
        long[] one = new long[TRIES];
        long[] other = new long[TRIES];
        PinnedPair.run(
                () -> side(memory, X, Y, ROUND_OF_ONE, ROUND_OF_OTHER, one, fenced),
                () -> side(memory, Y, X, ROUND_OF_OTHER, ROUND_OF_ONE, other, fenced));
        int bothOld = 0;
        for (int i = 0; i < TRIES; i++) {
            // In round i the value written is i + 1; what is less is old.
            bothOld += one[i] < i + 1 && other[i] < i + 1 ? 1 : 0;
        }
        return bothOld;
    }

    /** Each round begins when both have ended the one before. */
    private static void side(
            long[] memory, int own, int others, int ownRound, int othersRound, long[] read, boolean fenced) {
        for (int i = 0; i < TRIES; i++) {
            LONG.setVolatile(memory, ownRound, (long) i);
            while ((long) LONG.getVolatile(memory, othersRound) < i) {
                Thread.onSpinWait();
            }
            LONG.setOpaque(memory, own, i + 1L);
            if (fenced) {
                VarHandle.fullFence();
            }
            read[i] = (long) LONG.getOpaque(memory, others);
        }
        LONG.setVolatile(memory, ownRound, (long) TRIES);
    }
}
