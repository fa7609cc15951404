// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.CannotTellException;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.Machine;
import java.util.Comparator;
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
        return "A group that has used up its quota is stopped until the period's end, lock holders with it.";
    }

    @Override
    public Finding look(Machine machine) throws CannotTellException {
        int cpus = CpuList.allowed(machine).size();
        Optional<CpuGroup> tightest = CpuGroup.around(machine).stream()
                .filter(group -> group.quotaCpus().isPresent())
                .min(Comparator.comparingDouble(group -> group.quotaCpus().orElseThrow()));
        if (tightest.isEmpty()) {
            return Finding.ok("none");
        }
        CpuGroup group = tightest.orElseThrow();
        double quota = group.quotaCpus().orElseThrow();
        String value = String.format(Locale.ROOT, "%.2f CPUs for the %d used here, by %s", quota, cpus, group.folder());
        return quota < cpus ? Finding.warn(value, group.lift()) : Finding.ok(value);
    }
}
