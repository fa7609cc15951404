// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.RegisterCheck;
import io.threadtoll.linux.ThreadAccount;
import io.threadtoll.linux.UnsupportedPlatformException;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does a thread keep its registers when another one runs? Two threads on one CPU, each with a value of its own in eleven
 * registers, yield to each other {@link #TIMES} times, and look each time what their registers hold.
 */
@AutoService(Probe.class)
public final class KeptRegisters implements Probe {
    /** The probe's id. */
    public static final String ID = "kept-registers";

    /** How often each of the two fills its registers, yields and looks. */
    public static final long TIMES = 20_000;

    /** How often both looked. */
    public static final Metric LOOKS = Metric.of("looksAtRegisters");

    /** In how many of these a register held something else. */
    public static final Metric CHANGED = Metric.lowerIsBetter("looksWithAnotherValue");

    /** Context switches of the two meanwhile, as the kernel counted them; 0 where it does not. */
    public static final Metric SWITCHES = Metric.of("switchesMeanwhile");

    private static final long VALUE_OF_ONE = 0x5555_5555_5555_5555L;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Does a thread keep its registers when another one runs?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(CHANGED.name(), SWITCHES.name(), LOOKS.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        AtomicLong changed = new AtomicLong();
        AtomicLong switches = new AtomicLong();
        try (RegisterCheck registers = new RegisterCheck()) {
            PinnedPair.runOnOneCpu(
                    () -> look(registers, VALUE_OF_ONE, changed, switches),
                    () -> look(registers, ~VALUE_OF_ONE, changed, switches));
        } catch (UnsupportedPlatformException e) {
            throw new NotApplicableException(e.getMessage());
        }
        return Findings.of(
                Map.of(LOOKS, 2.0 * TIMES, CHANGED, (double) changed.get(), SWITCHES, (double) switches.get()));
    }

    private static void look(RegisterCheck registers, long value, AtomicLong changed, AtomicLong switches) {
        int tid = BareCalls.gettid();
        ThreadAccount before = ThreadAccount.of(tid);
        changed.addAndGet(registers.changed(value, TIMES));
        ThreadAccount spent = ThreadAccount.of(tid).since(before);
        // A kernel that doesn't count them says nothing, and none is what leaves the claim open.
        switches.addAndGet((long) (spent.voluntarySwitches() + spent.involuntarySwitches()));
    }
}
