// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuGroup;
import io.threadtoll.machine.CpuList;
import java.util.Locale;
import java.util.Optional;

/** Whether a control group gives this process less CPU time than its CPUs have; see {@link CpuGroup}. */
@AutoService(Check.class)
public final class CpuQuota implements Check {
    @Override
    public String id() {
        return "cpu-quota";
    }

    @Override
    public String why() {
        return "contention, handoff: a group out of quota stops until its period ends, and who holds a lock stops with it.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        int cpus = CpuList.allowed(machine).size();
        Optional<CpuGroup> tightest = CpuGroup.tightest(CpuGroup.around(machine));
        if (tightest.isEmpty()) {
            return Finding.ok("none");
        }
        CpuGroup group = tightest.orElseThrow();
        double quota = group.quota().orElseThrow().cpus();
        String value = String.format(Locale.ROOT, "%.2f CPUs for the %d used here, by %s", quota, cpus, group.folder());
        return quota < cpus ? Finding.warn(value, ShellLine.endQuota(group)) : Finding.ok(value);
    }
}
