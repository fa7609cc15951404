// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.Capability;
import io.threadtoll.machine.EnvironmentFile;
import java.util.List;

/** Who may count events (kernel: Documentation/admin-guide/perf-security.rst; capabilities(7)). */
@AutoService(Check.class)
public final class PerfRights implements Check {
    /** Up to here a plain user may count what happens inside the kernel. */
    private static final int EVERYTHING = 1;

    /** Up to here the calls alone. */
    private static final int CALLS = 2;

    @Override
    public String id() {
        return "perf-rights";
    }

    @Override
    public String why() {
        return "Without them system calls and context switches aren't counted by the kernel; above 2 futex calls neither.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        for (Capability enough : List.of(Capability.PERFMON, Capability.SYS_ADMIN)) {
            if (enough.isHeld(machine, "self")) {
                return Finding.ok("CAP_" + enough.name());
            }
        }
        String paranoid = machine.read(
                EnvironmentFile.PERF_EVENT_PARANOID.path(), "the kernel was built without CONFIG_PERF_EVENTS");
        if (!paranoid.matches("-?\\d{1,4}")) {
            throw new CannotTellException("kernel.perf_event_paranoid is '" + paranoid + "'");
        }
        int level = Integer.parseInt(paranoid);
        String value = "no CAP_PERFMON, and kernel.perf_event_paranoid is " + level;
        return level <= EVERYTHING
                ? Finding.ok(value)
                : Finding.warn(
                        value + (level <= CALLS ? ": futex calls only" : ""),
                        "sysctl -w kernel.perf_event_paranoid=" + EVERYTHING);
    }
}
