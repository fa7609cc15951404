// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import com.google.auto.service.AutoService;
import io.threadtoll.model.Metric;
import java.util.Map;

/** By how much the clock goes on at the least: the smallest difference of two readings that differ. */
@AutoService(Probe.class)
public final class ClockStep implements Probe {
    /** The probe's id. */
    public static final String ID = "clock-step";

    /** The smallest difference. */
    public static final Metric STEP = Metric.of("clockStepNs");

    private static final int READINGS = 1_000_000;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "By how much does the clock go on at the least?";
    }

    @Override
    public Findings measure(Map<String, String> params) {
        long least = Long.MAX_VALUE;
        long before = System.nanoTime();
        for (int i = 0; i < READINGS; i++) {
            long now = System.nanoTime();
            least = now > before ? Math.min(least, now - before) : least;
            before = now;
        }
        return Findings.of(Map.of(STEP, (double) least));
    }
}
