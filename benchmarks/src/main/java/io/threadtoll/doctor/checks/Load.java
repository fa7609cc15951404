// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.model.Interference;
import java.util.Locale;

/** The load average of the last minute (proc_loadavg(5)), which is still high for a while after a build. */
@AutoService(Check.class)
public final class Load implements Check {
    /** Shows what has to end first. */
    static final String WHO_IS_BUSY = "ps -eo pcpu,pid,comm --sort=-pcpu | head";

    private static final String FILE = "/proc/loadavg";

    @Override
    public String id() {
        return "load";
    }

    @Override
    public String why() {
        return String.format(
                Locale.ROOT,
                "Others' threads take turns with ours. A fork that lost more than %.0f %% to them is made again.",
                100 * Interference.MOST_FOREIGN);
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        String minute = machine.read(FILE).split(" ", 2)[0];
        if (!minute.matches("\\d{1,9}\\.\\d{1,9}")) {
            throw new CannotTellException(FILE + " starts with '" + minute + "', which is no load average");
        }
        int cpus = CpuList.online(machine).size();
        String value = minute + " over the last minute, on " + cpus + " CPUs";
        return Double.parseDouble(minute) > Interference.MOST_FOREIGN * cpus
                ? Finding.warn(value, WHO_IS_BUSY)
                : Finding.ok(value);
    }
}
