// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.linux.Tracepoint;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CounterAccess;
import java.util.Map;

/** Whether each counter can be opened indeed (perf_event_open(2)); see {@link TraceFiles} and {@link PerfRights}. */
@AutoService(Check.class)
public final class KernelCounterAccess implements Check {
    @Override
    public String id() {
        return "kernel-counters";
    }

    @Override
    public String why() {
        return "Tried, because a sandbox may refuse what tracefs and perf-rights allow; verdicts then rest on other counts.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        Map<Tracepoint, String> refusals = machine.refusedCounters();
        String value = CounterAccess.describe(refusals);
        return refusals.isEmpty() ? Finding.ok(value) : Finding.warn(value);
    }
}
