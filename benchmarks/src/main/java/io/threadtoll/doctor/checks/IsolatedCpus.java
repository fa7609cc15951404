// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.EnvironmentFile;

/**
 * Whether the suite runs on CPUs that the scheduler leaves alone (kernel: Documentation/admin-guide/
 * kernel-parameters.txt, {@code isolcpus=}): it moves no thread onto or off one unless asked with sched_setaffinity(2). That
 * is good for a benchmark of one thread and wrong here, where threads placed freely have to spread.
 */
@AutoService(Check.class)
public final class IsolatedCpus implements Check {
    @Override
    public String id() {
        return "isolated-cpus";
    }

    @Override
    public String why() {
        return "The scheduler doesn't spread threads over isolated CPUs: placed freely, all stay on one.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        return SetApartCpus.look(machine, EnvironmentFile.CPUS_ISOLATED.path(), "");
    }
}
