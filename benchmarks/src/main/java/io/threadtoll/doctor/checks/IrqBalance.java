// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.EnvironmentFile;
import java.util.List;

/**
 * Whether irqbalance(1) moves interrupts about. It undoes what was written into their smp_affinity, which is of
 * importance only where CPUs are to be kept free of them; elsewhere it does what is usual.
 */
@AutoService(Check.class)
public final class IrqBalance implements Check {
    @Override
    public String id() {
        return "irqbalance";
    }

    @Override
    public String why() {
        return "It places interrupts anew every few seconds, also those that were placed by hand.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        List<String> running = Processes.called(machine, "irqbalance");
        if (running.isEmpty()) {
            return Finding.ok("not running");
        }
        String value = "running: process " + String.join(" ", running);
        return CpuList.in(machine, EnvironmentFile.CPUS_ISOLATED.path(), "").isEmpty()
                ? Finding.ok(value + "; no CPU is isolated")
                : Finding.warn(value + ", and CPUs are isolated", "systemctl stop irqbalance");
    }
}
