// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuGroup;
import java.util.Comparator;

/** Whether a control group around this process was stopped for its quota, ever; see {@link CpuGroup}. */
@AutoService(Check.class)
public final class CpuThrottling implements Check {
    @Override
    public String id() {
        return "cpu-throttling";
    }

    @Override
    public String why() {
        return "It shows that the quota does bind: threads stood still for up to a tenth of a second at a time.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        CpuGroup worst = CpuGroup.around(machine).stream()
                .max(Comparator.comparingLong(group -> group.throttled().orElse(0)))
                .orElseThrow();
        long throttled = worst.throttled().orElse(0);
        return throttled == 0
                ? Finding.ok("never")
                : Finding.warn(
                        throttled + " of " + worst.periods().orElse(throttled) + " periods, in " + worst.folder(),
                        worst.quota().isPresent() ? ShellLine.endQuota(worst) : "");
    }
}
