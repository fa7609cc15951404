// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.CannotTellException;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.Machine;
import io.threadtoll.run.EnvironmentFile;

/** Who may count events (kernel: Documentation/admin-guide/perf-security.rst; capabilities(7)). */
@AutoService(Check.class)
public final class PerfRights implements Check {
    private static final int CAP_SYS_ADMIN = 21;
    private static final int CAP_PERFMON = 38;

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
    public Finding look(Machine machine) throws CannotTellException {
        if (may(machine, CAP_PERFMON) || may(machine, CAP_SYS_ADMIN)) {
            return Finding.ok(may(machine, CAP_PERFMON) ? "CAP_PERFMON" : "CAP_SYS_ADMIN");
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

    private static boolean may(Machine machine, int capability) throws CannotTellException {
        String set = machine.after("/proc/self/status", "CapEff:");
        return set.matches("[0-9a-f]{1,16}") && (Long.parseUnsignedLong(set, 16) >>> capability & 1) != 0;
    }
}
