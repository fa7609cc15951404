// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.linux.CpuTimes;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Unit;
import java.util.Locale;

/** The share of CPU time since boot that the hypervisor gave to others (proc_stat(5), {@code steal}). */
@AutoService(Check.class)
public final class Steal implements Check {
    private static final String FILE = "/proc/stat";

    @Override
    public String id() {
        return "steal";
    }

    @Override
    public String why() {
        return String.format(
                Locale.ROOT,
                "Stolen time counts as the lock's. A fork with more than %.0f %% of it is made again.",
                100 * Interference.MOST_STEAL);
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        CpuTimes times = parse(machine.read(FILE));
        double share = times.steal() / (double) Math.max(1, times.total());
        String value = Unit.FRACTION.format(share) + " since boot";
        return share > Interference.MOST_STEAL ? Finding.warn(value) : Finding.ok(value);
    }

    private static CpuTimes parse(String text) throws CannotTellException {
        try {
            return CpuTimes.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CannotTellException(FILE + ": " + e.getMessage());
        }
    }
}
